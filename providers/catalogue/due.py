"""When a plan was to come about, as its own words say, or else its date."""

from __future__ import annotations

import re

# A year in a detail; a number before a unit is none.
YEAR = re.compile(r"(?<![\d,.])20\d\d(?![\d,]|\.\d| ?(?:L|kg|g|t|m2|m3|litres?|staff|employees)\b)")
EARLY = re.compile(r"\b(?:first half|(?:first|second) quarter|Q[12]|mid)(?: of)?[- ](20\d\d)", re.IGNORECASE)


def due(detail: str, as_of: str | None) -> str:
    """The last day of the last year that a plan names, or of its first half, YYYY-MM-DD; "" where none is known."""
    year = max(YEAR.findall(detail), default=(as_of or "")[:4])
    if not year:
        return ""
    return f"{year}-06-30" if year in EARLY.findall(detail) else f"{year}-12-31"
