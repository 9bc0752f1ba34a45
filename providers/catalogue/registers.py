"""The registers that records come from: whose each is and how often it changes; and what names a record of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from providers.catalogue.facts import RegisterDays
from providers.catalogue.rules import RECORD_NAMES

# What the key of a source cannot carry.
UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


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


def is_stale(register: str, day: str, today: date) -> bool:
    """Tell whether a file of this day is older than the rhythm of its register; of an unknown one nobody can tell."""
    known = KNOWN.get(register)
    return known is not None and date.fromisoformat(day) + timedelta(days=known.rhythm_days) < today


def stale(registers: Mapping[str, RegisterDays], today: date) -> tuple[str, ...]:
    """The registers of which the newest file that was read is older than their rhythm."""
    return tuple(key for key, days in registers.items() if is_stale(key, days.date, today))


def newest_files(read: Iterable[tuple[str, RegisterDays]]) -> dict[str, RegisterDays]:
    """Of each register the newest file that was read, by its day; of several of one day the first."""
    found: dict[str, RegisterDays] = {}
    for key, days in read:
        if key not in found or days.date > found[key].date:
            found[key] = days
    return dict(sorted(found.items()))


def as_carried(
    read: Iterable[tuple[str, RegisterDays]], providers: Iterable[Mapping[str, Any]]
) -> dict[str, RegisterDays]:
    """Of each register that these rows carry records of, the newest file that was read and that they can be from.

    What a later file said is not in them: they may be those of an older Revision, which then has the days of its time.
    """
    held: dict[str, str] = {}
    for row in providers:
        for record in (record for site in row["sites"] for record in site.get("records", ())):
            held[record["register"]] = max(last_told(record), held.get(record["register"], ""))
    files = [(key, days) for key, days in read if key in held]
    later = {key: replace(days, date=held[key]) for key, days in newest_files(files).items()}
    return later | newest_files((key, days) for key, days in files if days.date <= held[key])


def last_told(record: Mapping[str, Any]) -> str:
    """The day of the newest file that told of a record, be it that it no longer has it."""
    day: str = record.get("gone") or record["retrieved"]
    return day


def record_name(record: Mapping[str, Any]) -> tuple[str, str, str]:
    """What names one record of a site: its register, its kind, and its reference there."""
    register, kind, reference = (record[key] for key in RECORD_NAMES)
    return register, kind, reference


def record_source(register: str, kind: str, reference: str) -> str:
    """The key of the source of what an entry says, one an entry: so record and claims find each other.

    What a key cannot carry is replaced, and a hash then keeps two references apart.
    """
    fit = UNFIT.sub("-", reference)
    told_apart = "" if fit == reference else f".{sha256(reference.encode()).hexdigest()[:6]}"
    return f"{register}.{kind}.{fit}{told_apart}"


def named_records(site: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records of a site by what they are called, in words, each with all else that it says."""
    for record in site.get("records", ()):
        register, kind, reference = record_name(record)
        title = KNOWN[register].title if register in KNOWN else register
        said = {key: value for key, value in record.items() if key not in RECORD_NAMES}
        yield f"{kind.replace('_', '-')} {reference}, {title}", said
