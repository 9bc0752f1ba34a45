"""The registers that records come from: whose each is, its title and address, and how often it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A register: its title, its authority as a code of the vocabulary, its address, its usual rhythm in days.

    A file older than the rhythm has a successor; it is a week at the least, since nobody imports by the day.
    """

    title: str
    authority: str
    url: str
    rhythm_days: int


# Their parsers stand in providers/regulators, under the same keys.
KNOWN: Mapping[str, Known] = {
    "fda_registration": Known(
        "FDA Drug Establishments Current Registration Site", "us_fda",
        "https://www.accessdata.fda.gov/scripts/cder/drls/default.cfm", 7,
    ),
    "fda_inspections": Known(
        "FDA inspection classifications", "us_fda", "https://datadashboard.fda.gov/oii/cd/inspections.htm", 7,
    ),
    "fda_warning_letters": Known(
        "FDA warning letters", "us_fda",
        "https://www.fda.gov/inspections-compliance-enforcement-and-criminal-investigations/"
        "compliance-actions-and-activities/warning-letters", 7,
    ),
    "fda_enforcement": Known(
        "FDA drug enforcement reports (openFDA)", "us_fda", "https://open.fda.gov/apis/drug/enforcement/", 7,
    ),
    "eudragmdp": Known(
        "EudraGMDP: GMP certificates and statements of non-compliance", "eu_ema",
        "https://eudragmdp.ema.europa.eu/inspections/gmpc/searchGMPCompliance.do", 30,
    ),
    "who_prequalification": Known(
        "WHO prequalified vaccines", "who_pq",
        "https://extranet.who.int/prequal/vaccines/prequalified-vaccines", 30,
    ),
}  # fmt: skip
