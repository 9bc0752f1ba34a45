"""Records of a register in JSON, read into lines of the keys that are needed, each with the line it stands on."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from providers.catalogue.problems import Place, Problem, refused, shown
from providers.catalogue.rows import once
from providers.regulators.reading import Line, decoded

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n,:]*")  # all that stands between the parts of sound JSON
# A key within an object within a record: Identification.Name.
WITHIN = "."
DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that are needed of a record, and those that are read if present; all others are dropped."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Sound JSON with the places of its line breaks."""

    file: str
    text: str
    breaks: Sequence[int]

    def line(self, at: int) -> int:
        """The number of the line on which a position stands."""
        return bisect_right(self.breaks, at - 1) + 1

    def members(self, at: int) -> dict[str, int]:
        """The keys of the object that begins here, each with the position of its value."""
        found: dict[str, int] = {}
        at = self._skip(at + 1)
        while self.text[at] != "}":
            key, at = _DECODER.raw_decode(self.text, at)
            found[key] = at = self._skip(at)
            at = self._skip(_DECODER.raw_decode(self.text, at)[1])
        return found

    def items(self, at: int) -> Iterator[int]:
        """The positions of the items of the list that begins here."""
        at = self._skip(at + 1)
        while self.text[at] != "]":
            yield at
            at = self._skip(_DECODER.raw_decode(self.text, at)[1])

    def value(self, at: int) -> Any:
        """The value that begins here."""
        return _DECODER.raw_decode(self.text, at)[0]

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at


def read(file: str, raw: bytes) -> Text:
    """The text of a file, which is sound JSON. Raises UnsoundCatalogueError."""
    text = decoded(file, raw)
    if text.lstrip().startswith("<"):
        raise refused(file, "content", "JSON", "a page of HTML or XML", 1)
    try:
        shallow = _is_shallow(json.loads(text, object_pairs_hook=once))
    except json.JSONDecodeError as error:
        got = f"{error.msg}{'' if error.msg.endswith(' at') else ','} character {error.colno}"
        raise refused(file, "content", "JSON", got, error.lineno) from error
    except RecursionError:
        shallow = False
    except ValueError as error:  # a number without end, or a key twice
        raise refused(file, "content", "JSON", str(error), 1) from error
    if not shallow:
        raise refused(file, "content", "records of a register", f"more than {DEEPEST} objects within each other", 1)
    return Text(file, text, [found.start() for found in re.finditer("\n", text)])


def records(text: Text, keys: Keys, faults: list[Problem], listed: str = "") -> Iterator[Line]:
    """The records of a file: one, a list of them, or the list that an object has under the key `listed`."""
    starts = list(_starts(text, listed))
    if not starts:
        raise refused(text.file, "content", "at least one record", "none", 1)
    seen: dict[str, int] = {}
    for at in starts:
        line = _record(text, at, keys, faults)
        before = seen.setdefault(json.dumps(text.value(at), sort_keys=True), line.place.line)
        if before != line.place.line:
            line.fault(keys.needed[0], "each record once", f"the same as the one on line {before}")
        else:
            yield line


def _is_shallow(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        ]
    return not level


def _starts(text: Text, listed: str) -> Iterator[int]:
    at = len(text.text) - len(text.text.lstrip())
    if text.text[at] == "{" and listed and (inner := text.members(at).get(listed)) is not None:
        at = inner
    if text.text[at] == "[":
        yield from text.items(at)
    else:
        yield at


def _record(text: Text, at: int, keys: Keys, faults: list[Problem]) -> Line:
    place = Place(text.file, "", text.line(at))
    if text.text[at] != "{":
        raise refused(text.file, "content", "a record", shown(text.value(at)), place.line)
    cells: dict[str, str] = {}
    lines: dict[str, int] = {}
    line = Line(place, cells, faults, lines)
    own = text.members(at)
    for key in (*keys.needed, *keys.optional):
        names, position = own, at
        for part in key.split(WITHIN):
            if part not in names:
                break
            position = names[part]
            names = text.members(position) if text.text[position] == "{" else {}
        else:
            lines[key] = text.line(position)
            cells[key] = _said(text.value(position), key, line)
            continue
        if key in keys.needed:
            _missing(line, key, part, names)
    return line


def _said(value: Any, key: str, line: Line) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    line.fault(key, "text", shown(value))
    return ""


def _missing(line: Line, key: str, part: str, names: dict[str, int]) -> None:
    near = get_close_matches(part, names, n=1, cutoff=0.6)
    line.fault(
        key, f"a key {part}", f"none of this name; the nearest is {shown(near[0])}" if near else "none of this name"
    )
