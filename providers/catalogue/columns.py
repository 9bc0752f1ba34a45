"""The columns of the four tables, made of the records of the file, and what a cell of a column may say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from providers.catalogue import rules
from providers.catalogue.problems import shown
from providers.catalogue.rules import Record, Rule

BETWEEN = ";"
CLEAR = "[clear]"
NEW = "new"
# What a spreadsheet would run as a formula where a table is opened in one.
FORMULA = ("=", "+", "-", "@")
NO_FORMULA = "text that does not begin with =, +, - or @, which a spreadsheet would take for a formula"
NESTED = frozenset({"sites", "claims", "sources", "identifiers"})
YES = True
FLAGS = {"yes": YES, "true": YES, "no": False, "false": False}
# Longer ones are no amount of anything, and Python refuses to read them.
NUMBER = re.compile(r"[0-9]{1,99}(\.[0-9]{1,99})?\Z")
UNCLEAR_DATE = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1([0-9]{2}){1,2}\Z")


@dataclass(frozen=True, slots=True)
class Day:
    """A cell that a spreadsheet keeps as a date: YYYY-MM-DD, or YYYY-MM where it shows no day."""

    text: str


@dataclass(frozen=True, slots=True)
class Unfit:
    """A cell that cannot be taken: what was expected instead, and what stands there."""

    expected: str
    got: str


# "" is an empty cell; CSV has text only, a workbook also numbers, yes and no (which are numbers to Python), and dates.
Cell = str | float | Day | Unfit


@dataclass(frozen=True, slots=True)
class Table:
    """One of the tables: `part` is what its rows are about, `names` the columns that say which one; none may be empty.

    `record` holds the keys of the file; `columns` adds those that only a table has, in the order of the header.
    """

    name: str
    part: str
    names: tuple[str, ...]
    columns: Mapping[str, Rule]
    record: Record

    def needed(self) -> Iterator[str]:
        """The columns that something new cannot do without."""
        yield from self.names
        for key in self.columns:
            rule = self.record.rules.get(key)
            if rule and key not in (*self.names, *self.record.optional) and nothing(rule) is rule:
                yield key


@cache
def tables() -> Mapping[str, Table]:
    """The tables by name, in the order in which they are read."""
    provider, site, source, claim = rules.provider_record(), rules.site_record(), rules.SOURCE, rules.claim_record()
    whose, key = {"provider": provider.rules["slug"]}, {"key": rules.SOURCE_KEY}
    number = {"number": Rule(f"a whole number from 1, or {NEW}", _is_number)}
    which = number | {key: claim.rules[key] for key in ("kind", "code", "site", "source")}
    identifiers = {scheme: _several(rule) for scheme, rule in rules.IDENTIFIER_VALUES.items()}
    made = (
        Table("providers", "provider", ("slug",), _flat(provider), provider),
        Table("sources", "source", ("provider", "key"), whose | key | _flat(source), source),
        Table("sites", "site", ("provider", "name"), whose | _flat(site) | identifiers, site),
        Table("claims", "claim", ("provider", "kind", "code"), whose | which | _flat(claim), claim),
    )
    return {table.name: table for table in made}


def _flat(record: Record) -> dict[str, Rule]:
    return {key: rule for key, rule in record.rules.items() if key not in NESTED}


def _is_number(value: object) -> bool:
    return value == NEW or (isinstance(value, int) and not isinstance(value, bool) and value >= 1)


def _several(rule: Rule) -> Rule:
    def holds(value: object) -> bool:
        return isinstance(value, list) and all(rule.holds(item) for item in value) and len(set(value)) == len(value)

    return Rule(rule.expected, holds)


def nothing(rule: Rule) -> Any:
    """What stands where nothing is said: null, an empty list or object, or no; the rule itself where nothing may."""
    empty: tuple[Any, ...] = (None, [], {}, False)
    return next((value for value in empty if rule.holds(value)), rule)


def expected(rule: Rule) -> str:
    """The words of a rule as they fit a cell."""
    if rule.holds(YES):
        return "yes or no"
    several = f", several with {BETWEEN} between them" if rule.holds([]) else ""
    return f"{rule.expected.removesuffix(' or null')}{several}"


def value(rule: Rule, cell: Cell) -> Any:
    """What a cell that is not empty says, in the terms of the file: the first reading that its column takes, or Unfit.

    None for a cell that clears. Text can be text, yes or no, a number, or a list, in this order.
    """
    if isinstance(cell, Unfit):
        return cell
    if isinstance(cell, str) and cell.lower() == CLEAR:
        return None
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return Unfit(NO_FORMULA, shown(cell))
    for reading in _readings(rule, cell):
        if reading is not None and rule.holds(reading):
            return reading
    return _unfit(rule, cell)


def takes_dates(rule: Rule) -> bool:
    """Tell whether a column holds dates and nothing else."""
    return rule.holds("2025-01-31") and not rule.holds("text")


def _readings(rule: Rule, cell: str | float | Day) -> Iterator[Any]:
    if isinstance(cell, Day):
        # Spreadsheets make dates of what is none, like 1/2: only a column of dates takes one.
        yield from [cell.text] if takes_dates(rule) else []
    elif isinstance(cell, str):
        yield cell
        yield FLAGS.get(cell.lower())
        yield json.loads(cell) if NUMBER.match(cell) and not re.match("0[0-9]", cell) else None
        yield [item for part in cell.split(BETWEEN) if (item := part.strip())] or None
    elif isinstance(cell, bool):
        yield cell
    else:
        whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
        yield from (whole, str(whole), [str(whole)])


def _unfit(rule: Rule, cell: str | float | Day) -> Unfit:
    if isinstance(cell, Day):
        return Unfit(expected(rule), f"the date {cell.text}, which a spreadsheet made of what was typed")
    if takes_dates(rule) and isinstance(cell, str) and UNCLEAR_DATE.match(cell):
        return Unfit(f"{expected(rule)}, as nobody can tell the day from the month here", shown(cell))
    if takes_dates(rule) and not isinstance(cell, str):
        return Unfit(f"{expected(rule)}, or a cell that is formatted as a date", shown(cell))
    return Unfit(expected(rule), shown(cell))
