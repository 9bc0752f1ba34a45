"""Samples broken in the ways in which files do break, each with the sentence that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.providers.regulators.samples import raw

PAGE = b"<!DOCTYPE html>\n<html><body>Access denied</body></html>\n"


@dataclass(frozen=True, slots=True)
class Broken:
    """A sample, what happened to it, and the sentence that says so."""

    sample: str
    how: str
    made: Callable[[bytes], bytes]
    says: str

    @property
    def content(self) -> bytes:
        """The broken file, which differs from the sample."""
        whole, broken = raw(self.sample), self.made(raw(self.sample))
        assert whole != broken
        return broken

    def __str__(self) -> str:
        """Name the case."""
        return f"{self.sample}: {self.how}"


def html(_: bytes) -> bytes:
    """What a server sends that does not send the file."""
    return PAGE


def empty(_: bytes) -> bytes:
    """Nothing at all."""
    return b""


def utf_16(whole: bytes) -> bytes:
    """What Excel calls Unicode text."""
    return whole.decode().encode("utf-16")


def latin_1(old: str, new: str) -> Callable[[bytes], bytes]:
    """Saved by an old program, with a letter that has an accent."""
    return lambda whole: replaced(old, new)(whole).decode().encode("latin-1", "replace")


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    """With the first of these texts exchanged."""

    def made(whole: bytes) -> bytes:
        assert old.encode() in whole
        return whole.replace(old.encode(), new.encode(), 1)

    return made


def delimited(old: str, new: str) -> Callable[[bytes], bytes]:
    """With another delimiter."""
    return lambda whole: whole.replace(old.encode(), new.encode())


def cut(size: int) -> Callable[[bytes], bytes]:
    """Without its last bytes."""
    return lambda whole: whole[:-size]


def again(whole: bytes) -> bytes:
    """With its last line once more."""
    return whole + whole.rstrip(b"\r\n").rsplit(b"\n", 1)[1] + b"\n"


def twice(whole: bytes) -> bytes:
    """The whole once more behind itself."""
    return whole + b"\n" + whole


def listed_twice(whole: bytes) -> bytes:
    """A list that holds the record twice."""
    return b"[" + whole + b",\n" + whole + b"]"
