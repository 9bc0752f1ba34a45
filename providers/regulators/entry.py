"""An entry: one thing that a register says of one site; and a register's file, read into its entries, as it waits."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any, Literal

from providers.catalogue.problems import Place

Kind = Literal["registration", "inspection", "certificate", "letter", "non_compliance", "recall", "prequalification"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a register says of one site, in its own numbers and days.

    `reference` is the register's own number, unique within register and kind. `authority` is a code of the vocabulary's
    kind regulator, `outcome` one of its outcomes, None where it is not, or not known to be, on how medicines for people
    are made. `date` is the day of what the entry is about (the end of an inspection, the date of a letter), None where
    the register gives none: a registration has only its end, `until`.

    `identifiers` are pairs of scheme and value, written as the catalogue writes them. An `oms` number that begins with
    ORG- and a `mia` number name an organisation, which may have several sites; fei, duns and LOC- numbers name a site.
    `codes` are pairs of scheme and code: eu_mia (scope), ncit (FDA operations), fda_product_type.

    `text` is finished, short English; `remarks` is what the authority adds to it, in full, "" for none.
    """

    register: str
    kind: Kind
    reference: str
    authority: str
    firm: str
    city: str
    country: str | None
    identifiers: tuple[tuple[str, str], ...]
    date: str | None
    until: str | None
    outcome: str | None
    codes: tuple[tuple[str, str], ...]
    text: str
    remarks: str
    title: str
    url: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A file of a register, read.

    `date` is the day the file gives itself, else the newest day it speaks of; None where it tells neither, so that
    whoever imports it has to. `is_part`: it holds some entries, as a page or the answer to a question does, and is
    silent about all others. `rows` is how many it has where several may make one entry.
    """

    register: str
    file: str
    sha256: str
    date: str | None
    entries: tuple[Entry, ...]
    is_part: bool = False
    rows: int | None = None

    def to_json(self) -> bytes:
        """What was read of the file, to wait for its import: the people who stand in it are not in there."""
        return json.dumps(self, default=_fields, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> RegisterFile:
        """What `to_json` wrote."""
        said: dict[str, Any] = json.loads(raw)
        return cls(**said | {"entries": tuple(_entry(entry) for entry in said["entries"])})


def _fields(one: RegisterFile | Entry | Place) -> dict[str, Any]:
    # Half as long as dataclasses.asdict, which copies each text of ten thousand entries.
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _entry(said: dict[str, Any]) -> Entry:
    pairs = {key: tuple((scheme, value) for scheme, value in said[key]) for key in ("identifiers", "codes")}
    return Entry(**said | pairs | {"place": Place(**said["place"])})
