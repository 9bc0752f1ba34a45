"""An entry: one thing that a register says of one site; and a register's file, read into its entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from providers.catalogue.problems import Place

Kind = Literal["registration", "inspection", "certificate", "letter", "non_compliance", "recall", "prequalification"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a register says of one site, in its own numbers and days, without judgement.

    `reference` is the register's own number, unique within register and kind. `authority` is a code of the vocabulary's
    kind regulator, `outcome` one of its outcomes. `date` is the day of what the entry is about (the end of an
    inspection, the date of a letter), None where the register gives none: a registration has only its end, `until`.

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
    silent about all others.
    """

    register: str
    file: str
    sha256: str
    date: str | None
    entries: tuple[Entry, ...]
    is_part: bool = False
