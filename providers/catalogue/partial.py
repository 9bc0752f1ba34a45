"""Partial rows: what a table or a register says of one thing of one provider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from providers.catalogue.columns import nothing
from providers.catalogue.problems import Place, Problem
from providers.catalogue.registers import record_name
from providers.catalogue.rules import IDENTIFIERS, Record

Part = Literal["provider", "source", "site", "claim"]


@dataclass(frozen=True, slots=True)
class PartialRow:
    """What is said of one thing of a provider, known by its slug.

    `values` holds by key of the file what is said and nothing else: a key that is absent stays as it is, None clears
    it. A source has its `key` there too, a site its identifiers by scheme, each a list, and of its records those that
    come or change. `number` is the place of a claim among those of its provider, from 1, or "new" for one that is added
    whatever there is.
    """

    part: Part
    provider: str
    values: Mapping[str, Any]
    place: Place
    number: int | Literal["new"] | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """All partial rows of one import, in the order in which they came."""

    rows: tuple[PartialRow, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A partial row and what it is about: the index of that among those of the provider, None where it is new."""

    row: PartialRow
    at: int | None


def fault(row: PartialRow, column: str, expected: str, got: str) -> Problem:
    """A problem of a partial row, at its place."""
    return Problem(row.provider, column, expected, got, replace(row.place, column=column))


def over(row: Mapping[str, Any], values: Mapping[str, Any], record: Record) -> dict[str, Any]:
    """A row with what is said of it laid over it. An equal number stays as it is written: 3 does not replace 3.0."""
    result = dict(row)
    for key, value in values.items():
        if key in IDENTIFIERS and key not in record.rules:
            result["identifiers"] = _identifiers(result.get("identifiers", []), key, value or [])
        elif key == "records":
            result["records"] = _records(result.get("records", []), value)
        elif (value is None or value is False) and key in record.optional:
            result.pop(key, None)
        elif value is None and key in record.rules:
            empty = nothing(record.rules[key])
            result[key] = None if empty is record.rules[key] else empty
        elif key not in result or result[key] != value:
            result[key] = value
    return result


def _records(old: list[Any], said: list[Any]) -> list[Any]:
    """Records with those that are said in the places of what they replace, or as the last ones."""
    named = {record_name(record): record for record in (*old, *said)}
    return list(named.values())


def _identifiers(old: list[Any], scheme: str, values: list[str]) -> list[Any]:
    """Identifiers of which those of one scheme are these: all keep their places as far as they stay."""
    if [one["value"] for one in old if one["scheme"] == scheme] == values:
        return old
    return [one for one in old if one["scheme"] != scheme] + [{"scheme": scheme, "value": value} for value in values]
