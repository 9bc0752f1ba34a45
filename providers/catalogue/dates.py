"""Dates of claims, YYYY, YYYY-MM or YYYY-MM-DD: which day they mean, and what has to be said of their age."""

from __future__ import annotations

from datetime import date
from typing import Literal

# From this age a claim counts less (method, section 4).
AGEING_YEARS = 7

Age = Literal["undated", "old", ""]


def first_day(as_of: str | None) -> str:
    """The first day of a date, YYYY-MM-DD; "" where undated, which as text comes first."""
    return "" if as_of is None else as_of + "-01-01"[len(as_of) - 4 :]


def age(as_of: str | None, today: date) -> Age:
    """What has to be said beside a date: that there is none, that it is old, or nothing."""
    if as_of is None:
        return "undated"
    # Text, not a date: seven years before 29 February there may be none, and what lies before it is still plain.
    return "old" if first_day(as_of) < f"{today.year - AGEING_YEARS:04d}{today:-%m-%d}" else ""
