"""Dates of claims, YYYY, YYYY-MM or YYYY-MM-DD: which day they mean, and what has to be said of their age."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Literal

# From this age a claim counts less (method, section 4).
AGEING_YEARS = 7

Age = Literal["undated", "old", ""]
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def first_day(as_of: str | None) -> str:
    """The first day of a date, YYYY-MM-DD; "" where undated, which as text comes first."""
    return "" if as_of is None else as_of + "-01-01"[len(as_of) - 4 :]


def last_day(as_of: str) -> str:
    """The last day of a date, YYYY-MM-DD."""
    year, month, day = (*as_of.split("-"), "", "")[:3]
    return as_of if day else f"{year}-{month or 12}-{monthrange(int(year), int(month or 12))[1]}"


def in_words(day: str | None) -> str:
    """A day as English text has it, 31 December 2026: stored, so it is the same in every language; "" for none."""
    if not day:
        return ""
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_before(today: date, years: int) -> str:
    """The same day some years ago as YYYY-MM-DD, to compare a first day with.

    Text, not a date: before 29 February there may be no such day, and what lies before it is still plain.
    """
    return f"{today.year - years:04d}{today:-%m-%d}"


def age(as_of: str | None, today: date) -> Age:
    """What has to be said beside a date: that there is none, that it is old, or nothing."""
    if as_of is None:
        return "undated"
    return "old" if first_day(as_of) < years_before(today, AGEING_YEARS) else ""
