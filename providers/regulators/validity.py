"""How long a GMP certificate is relied on: three years from the inspection, or less where its remarks say so."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from providers.catalogue.dates import MONTHS, later
from providers.catalogue.standing import CERTIFICATE_YEARS

NUMBERS = {"one": 1, "two": 2, "three": 3, "six": 6, "twelve": 12, "eighteen": 18, "twenty-four": 24}
SPEAKS = re.compile(r"\b(?:valid|validity|expir\w+)\b", re.IGNORECASE)
# Between that and an end stand such words alone, the last of them a link: "validity of this certificate is limited to".
WORDS = (
    r"(?:[\s:,]+(?:a|an|been|certificate|date|extended|for|gmp|has|is|limited|maximum|of|only|period|reduced|restricted"
    r"|shortened|the|this|to|up|was))*"
)
UNTIL = r"\b(?:valid|validity|expir\w+)\b" + WORDS + r"(?:\s+(?:until|till|to|through|on)|:)\s+(?:the )?(?:end of )?"
FOR = r"\b(?:valid|validity)\b" + WORDS + r"(?:\s+(?:for|to|of|is)|:)\s+"
YEAR = r"(?P<year>20\d\d)\b"
DAYS = tuple(
    re.compile(UNTIL + form, re.IGNORECASE)
    for form in (
        YEAR + r"-(?P<month>\d\d)-(?P<day>\d\d)\b",
        r"(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)" + YEAR,
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month>[a-z]+)\.?[ ,-]+" + YEAR,
        r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? " + YEAR,
        r"(?P<month>[a-z]+)\.?,? (?P<day>)" + YEAR,  # the last day of a month
    )
)
# 12 (twelve) months
SPAN = re.compile(
    FOR + r"(?P<count>\d{1,2}|[a-z]+(?:-four)?)(?: \([a-z0-9-]+\))? (?P<unit>months?|years?)\b", re.IGNORECASE
)


def valid_until(inspected: str, remarks: str) -> str:
    """The last day, YYYY-MM-DD. Remarks only shorten it: three years are never made longer by what is read in them."""
    start = date.fromisoformat(inspected)
    ends = [later(start, 12 * CERTIFICATE_YEARS), *_days(remarks), *_spans(start, remarks)]
    return min(end for end in ends if end >= start).isoformat()


def is_unclear(remarks: str) -> bool:
    """Whether remarks speak of validity, and no end was read in them: somebody has to look."""
    return SPEAKS.search(remarks) is not None and not any((*_days(remarks), *_spans(date.min, remarks)))


def _month(said: str) -> int:
    """Its number, from figures, its name or the beginning of that; 0 for any other word, which no calendar has."""
    if said.isdigit():
        return int(said)
    named = (number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(said.lower()))
    return next(named, 0) if len(said) > 2 else 0


def _day(year: int, month: int, day: str) -> date | None:
    try:
        return date(year, month, int(day or monthrange(year, month)[1]))
    except ValueError:
        return None


def _days(remarks: str) -> Iterator[date]:
    for pattern in DAYS:
        for found in pattern.finditer(remarks):
            if day := _day(int(found["year"]), _month(found["month"]), found["day"]):
                yield day


def _spans(start: date, remarks: str) -> Iterator[date]:
    for found in SPAN.finditer(remarks):
        said = found["count"].lower()
        count = int(said) if said.isdigit() else NUMBERS.get(said, 0)
        if count:
            yield later(start, count * (12 if found["unit"].lower().startswith("year") else 1))
