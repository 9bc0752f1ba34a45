"""How long a GMP certificate is relied on: three years from the inspection, or less where its remarks say so."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from providers.catalogue.standing import CERTIFICATE_YEARS

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
NUMBERS = {"one": 1, "two": 2, "three": 3, "six": 6, "twelve": 12, "eighteen": 18, "twenty-four": 24}
# What follows has to be about how long the certificate holds: "valid until", "validity is limited to".
ABOUT = r"\b(?:valid|validity|expir\w+)\b[^.;]{0,80}?"
DAYS = (
    re.compile(ABOUT + r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", re.IGNORECASE),
    re.compile(ABOUT + r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d\d)\b", re.IGNORECASE),
    re.compile(ABOUT + r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]+),? (?P<year>20\d\d)\b", re.IGNORECASE),
    re.compile(ABOUT + r"\b(?P<month>[a-z]+) (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>20\d\d)\b", re.IGNORECASE),
)
SPAN = re.compile(ABOUT + r"\b(?P<count>\d{1,2}|[a-z]+(?:-four)?) (?P<unit>months?|years?)\b", re.IGNORECASE)


def valid_until(inspected: str, remarks: str) -> str:
    """The last day, YYYY-MM-DD. Remarks only shorten it: three years are never made longer by what is read in them."""
    start = date.fromisoformat(inspected)
    ends = [_later(start, 12 * CERTIFICATE_YEARS), *_days(remarks), *_spans(start, remarks)]
    return min(end for end in ends if end >= start).isoformat()


def _later(start: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(remarks: str) -> Iterator[date]:
    for pattern in DAYS:
        for found in pattern.finditer(remarks):
            said = found["month"].lower()
            month = int(said) if said.isdigit() else MONTHS.index(said) + 1 if said in MONTHS else 0
            if day := _day(int(found["year"]), month, int(found["day"])):
                yield day


def _spans(start: date, remarks: str) -> Iterator[date]:
    for found in SPAN.finditer(remarks):
        said = found["count"].lower()
        count = int(said) if said.isdigit() else NUMBERS.get(said, 0)
        if count and "exten" not in found[0].lower():  # "extended by 6 months" is no end
            yield _later(start, count * (12 if found["unit"].lower().startswith("year") else 1))
