"""Freshness: whether what was read from a register has a successor by now, by the register's usual rhythm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from .facts import RegisterDays
from .registers import KNOWN


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
