"""The registers that can be imported: the parser of each, and what an entry does not mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

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
