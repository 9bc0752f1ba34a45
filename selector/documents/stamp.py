"""The stamp of a document: a short id, and a square code that leads to the page which confirms it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from io import BytesIO

import segno

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no letter that looks like a digit
BITS, LETTER, GROUP = 60, 5, 4
LENGTH = BITS // LETTER
# What is read for what is written: O for 0, I and L for 1; spaces and hyphens fall away.
READ_AS = str.maketrans("OIL", "011")
APART = re.compile(r"[\s\-‐-―−_.]+")
# Three groups that stand apart from other letters and digits, the last such in a text: a file's name, an address.
PRINTED = "[-‐‑]".join(["[0-9A-TV-Z]{4}"] * (LENGTH // GROUP))
LAST_PRINTED = re.compile(rf".*(?<![0-9A-Z])({PRINTED})(?![0-9A-Z])", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """`id` is like "K7QF-2M9X-WT4C"; `address` is where it is confirmed, from anywhere."""

    id: str
    address: str

    def svg(self, title: str) -> str:
        """The square code as an SVG of its own, with a title first; black, without a margin."""
        code: str = segno.make(self.address, error="m", micro=False).svg_inline(
            title=title, border=0, omitsize=True, svgclass="qr", lineclass=None
        )
        return code

    def png(self) -> bytes:
        """The square code as a picture with a margin, eight dots a module."""
        made = BytesIO()
        segno.make(self.address, error="m", micro=False).save(made, kind="png", scale=8, border=2)
        return made.getvalue()


def short_id(*parts: object) -> str:
    """The id that follows from what a document is made of: the same parts, the same id."""
    digest = hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).digest()
    number = int.from_bytes(digest, "big") >> (len(digest) * 8 - BITS)
    return in_groups("".join(ALPHABET[number >> at & 31] for at in range(BITS - LETTER, -1, -LETTER)))


def in_groups(letters: str) -> str:
    """Twelve letters as they are printed."""
    return "-".join(letters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read_id(written: str) -> str | None:
    """The id that somebody wrote, in whatever case, with spaces or hyphens or none; None where it cannot be one."""
    letters = APART.sub("", written).upper().translate(READ_AS)
    return in_groups(letters) if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else None


def find_id(text: str) -> str | None:
    """The last id that stands in a longer text as it is printed; None where there is none."""
    found = LAST_PRINTED.match(text)
    return read_id(found[1]) if found else None
