"""The registers that can be imported: whose each is, how often it changes, how its files are known and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from providers.regulators import (
    drug_establishments,
    enforcement,
    gmp_certificates,
    inspections,
    prequalification,
    warning_letters,
)
from providers.regulators.entry import RegisterFile


@dataclass(frozen=True, slots=True)
class Register:
    """A register of an authority.

    `rhythm_days`: a file older than this has a successor, by the publisher's usual rhythm; a week at the least, since
    nobody imports by the day. `caution` is the code of the sentence that says what an entry does not mean.
    `recognise` looks at the beginning of a file and is never wrong about a whole one; `parse` raises
    UnsoundCatalogueError with every problem of the file.
    """

    key: str
    title: str
    authority: str
    url: str
    rhythm_days: int
    caution: str
    recognise: Callable[[bytes], bool]
    parse: Callable[[str, bytes], RegisterFile]


REGISTERS = (
    Register(
        drug_establishments.KEY, "FDA Drug Establishments Current Registration Site", "us_fda",
        "https://www.accessdata.fda.gov/scripts/cder/drls/default.cfm", 7, "registration",
        drug_establishments.recognise, drug_establishments.parse,
    ),
    Register(
        inspections.KEY, "FDA inspection classifications", "us_fda",
        "https://datadashboard.fda.gov/oii/cd/inspections.htm", 7, "inspection",
        inspections.recognise, inspections.parse,
    ),
    Register(
        warning_letters.KEY, "FDA warning letters", "us_fda",
        "https://www.fda.gov/inspections-compliance-enforcement-and-criminal-investigations/"
        "compliance-actions-and-activities/warning-letters", 7, "letter",
        warning_letters.recognise, warning_letters.parse,
    ),
    Register(
        enforcement.KEY, "FDA drug enforcement reports (openFDA)", "us_fda",
        "https://open.fda.gov/apis/drug/enforcement/", 7, "recall",
        enforcement.recognise, enforcement.parse,
    ),
    Register(
        gmp_certificates.KEY, "EudraGMDP: GMP certificates and statements of non-compliance", "eu_ema",
        "https://eudragmdp.ema.europa.eu/inspections/gmpc/searchGMPCompliance.do", 30, "certificate",
        gmp_certificates.recognise, gmp_certificates.parse,
    ),
    Register(
        prequalification.KEY, "WHO prequalified vaccines", "who_pq",
        "https://extranet.who.int/prequal/vaccines/prequalified-vaccines", 30, "prequalification",
        prequalification.recognise, prequalification.parse,
    ),
)  # fmt: skip


def recognise(raw: bytes) -> Register | None:
    """The register that a file comes from, by its content; None where it is of no register."""
    return next((register for register in REGISTERS if register.recognise(raw)), None)
