"""The registers that can be imported: the parser of each, and what an entry does not mean."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Protocol

from providers.catalogue.problems import refused
from providers.catalogue.registers import KNOWN, Known
from providers.regulators import (
    drug_establishments,
    enforcement,
    gmp_certificates,
    inspections,
    prequalification,
    warning_letters,
)
from providers.regulators.entry import RegisterFile

# How the pages about a register call it.
NAMES = {
    "fda_registration": b"drug establishments",
    "fda_inspections": b"inspection classification",
    "fda_warning_letters": b"warning letters",
    "fda_enforcement": b"enforcement report",
    "eudragmdp": b"eudragmdp",
    "who_prequalification": b"prequalif",
}
EXPECTED = "a catalogue, a table, or the file of a register"
# An answer without a report, or the one that says that nothing was found, is short.
LONGEST_EMPTY = 10_000


class Parser(Protocol):
    """A module that reads the files of a register.

    `recognise` looks at the beginning of a file and is never wrong about a whole one; `parse` raises
    UnsoundCatalogueError with every problem of the file.
    """

    KEY: str

    def recognise(self, raw: bytes, /) -> bool:
        """Tell whether a file is of the register."""

    def parse(self, file: str, raw: bytes, /) -> RegisterFile:
        """Read a file."""


@dataclass(frozen=True, slots=True)
class Register:
    """A register of an authority. `caution` is the code of the sentence that says what an entry does not mean."""

    parser: Parser
    caution: str

    @property
    def key(self) -> str:
        """The key under which records and claims name it."""
        return self.parser.KEY

    @property
    def known(self) -> Known:
        """Whose it is, its title and address, and how often it changes."""
        return KNOWN[self.key]

    def parse(self, file: str, raw: bytes) -> RegisterFile:
        """Read a file. Raises UnsoundCatalogueError."""
        return self.parser.parse(file, raw)


REGISTERS = (
    Register(drug_establishments, "registration"),
    Register(inspections, "inspection"),
    Register(warning_letters, "letter"),
    Register(enforcement, "recall"),
    Register(gmp_certificates, "certificate"),
    Register(prequalification, "prequalification"),
)


def recognise(raw: bytes) -> Register | None:
    """The register that a file comes from, by its content; None where it is of no register."""
    return next((register for register in REGISTERS if register.parser.recognise(raw)), None)


def refuse_stray(file: str, raw: bytes) -> None:
    """Refuse what comes from the site of a register and is no file of it. Raises UnsoundCatalogueError."""
    start = raw[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<") and (named := _named(raw.lower())):
        said = "a page that names it, instead of the file: download that from the page"
        raise refused(file, "content", f"a file of {named.title}", said)
    if start.startswith(b"{") and len(raw) < LONGEST_EMPTY and _is_empty_answer(raw):
        said = "what looks like an empty answer of openFDA: its search found no report"
        raise refused(file, "content", EXPECTED, said)


def _named(page: bytes) -> Known | None:
    return next((KNOWN[key] for key, name in NAMES.items() if name in page), None)


def _is_empty_answer(raw: bytes) -> bool:
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return False  # the reader of catalogues says what is wrong with it
    error = said.get("error")
    return said.get("results") == [] or (isinstance(error, dict) and error.get("code") == "NOT_FOUND")
