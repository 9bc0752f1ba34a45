"""WHO prequalification: the list of prequalified vaccines, one record a product."""

from __future__ import annotations

import re

from providers.catalogue.dates import in_words
from providers.catalogue.problems import Problem
from providers.regulators import reading, records, values
from providers.regulators.entry import Entry, RegisterFile
from providers.regulators.reading import Line, sound
from providers.regulators.records import Keys

KEY = "who_prequalification"
PRODUCT = "ProductDetails."
APPLICANT = f"{PRODUCT}ApplicantOrganization."
NUMBER = f"{PRODUCT}Identification.Name"
SINCE = f"{PRODUCT}DateOfPreQualifiedAcceptance"
PUBLISHED = f"{PRODUCT}LastPublishingDate"
FIRM = f"{APPLICANT}Identification.Name"
CITY = f"{APPLICANT}Address.City"
COUNTRY = f"{APPLICANT}Address.ISOCountryCode"
NAME = f"{PRODUCT}VaccineDetails.VaccineName.FullName"
COMMERCIAL = f"{PRODUCT}VaccineDetails.VaccineName.CommercialName"
REMARKS = f"{PRODUCT}PublishingRemarks"
# The applicant's contacts, in the same record, are never read.
KEYS = Keys(
    (NUMBER, f"{PRODUCT}Status", SINCE, FIRM, NAME),
    (CITY, COUNTRY, COMMERCIAL, REMARKS, PUBLISHED, f"{PRODUCT}PharmaceuticalForm", f"{PRODUCT}Presentation"),
)
MOMENT = re.compile(r"T[0-9:.]+Z?$")


def recognise(raw: bytes) -> bool:
    """Tell whether a file is this register: JSON that names details and status of a product near the beginning."""
    start = raw[:50_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    marks = (b'"ProductDetails"', b'"DateOfPreQualifiedAcceptance"', b'"ApplicantOrganization"', b'"VaccineDetails"')
    return start[:1] in (b"{", b"[") and sum(mark in start for mark in marks) > 1


def parse(file: str, raw: bytes) -> RegisterFile:
    """Read the file; its day is that of the newest publication in it. Raises UnsoundCatalogueError.

    Nothing in it tells whether it has all products, so it is a part.
    """
    faults: list[Problem] = []
    days = set()
    entries: dict[str, Entry] = {}
    for line in records.records(records.read(file, raw), KEYS, faults):
        entry = _entry(line)
        days.add(_published(line) or "")
        if entries.setdefault(entry.reference, entry) is not entry and entry.reference:
            line.fault(NUMBER, "each product once", f"that of line {entries[entry.reference].place.line}")
    sound(faults)
    return RegisterFile(KEY, file, reading.sha256(raw), max(days) or None, tuple(entries.values()), is_part=True)


def _published(line: Line) -> str | None:
    said = line.text(PUBLISHED)
    day = values.day(MOMENT.sub("", said), values.ISO_DAY) if said else None
    if said and day is None:
        line.fault(PUBLISHED, "a day of the calendar, YYYY-MM-DD, with or without a time")
    return day


def _entry(line: Line) -> Entry:
    """A product and its applicant. Where it is made is not said, so nothing is said of the outcome of an inspection."""
    number, firm = line.text(NUMBER, "the number of the product"), line.text(FIRM, "the name of the applicant")
    status, name = line.text(f"{PRODUCT}Status", "a status"), line.text(NAME, "the name of the product")
    since = line.day(SINCE, values.ISO_DAY)
    code = line.text(COUNTRY)
    country = values.country(code) if code else None
    if code and country is None:
        line.fault(COUNTRY, "a code of ISO 3166")
    forms = [said for key in ("PharmaceuticalForm", "Presentation") if (said := line.text(PRODUCT + key))]
    called = f" ({commercial})" if (commercial := line.text(COMMERCIAL)) else ""
    formed = f", {', '.join(forms)}" if forms else ""
    accepted = f"accepted {in_words(since)}, status {status}"
    text = f"WHO prequalification {number}, {accepted}: {name}{called}{formed}. Applicant: {firm}."
    return Entry(
        KEY, "prequalification", number, "who_pq", firm, line.text(CITY), country, (), since, None, None, (),
        text=text, remarks=line.text(REMARKS), title=f"WHO prequalification {number}: {name}", url=None,
        place=line.place,
    )  # fmt: skip
