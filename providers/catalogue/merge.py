"""Partial rows, whatever they were read from, put over the providers as they stand: whole providers come out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from providers.catalogue import canonical, rows
from providers.catalogue.claim_match import match_claims
from providers.catalogue.columns import nothing, tables
from providers.catalogue.partial import Match, PartialRow, fault, over
from providers.catalogue.problems import Place, Problem, UnsoundCatalogueError, shown
from providers.catalogue.rules import Record

Row = Mapping[str, Any]


def merge(existing: Mapping[str, Row], partial: Iterable[PartialRow]) -> dict[str, Row]:
    """Put partial rows over the providers as they stand, in canonical form; those that the rows name come out, whole.

    A provider goes by its slug, a source by its key. A site goes by its name and city; a row without a city means the
    site of that name without one, else the only one of that name, and a row with a city also means the only one of that
    name that has no city yet. How a claim is found is told in `claim_match`. What is found changes in what the row says
    of it; what is not found is new and comes last. Nothing is ever removed. A claim that says something else than
    before is no longer confirmed.
    Raises UnsoundCatalogueError with every problem, each at its place.
    """
    by_provider: dict[str, list[PartialRow]] = {}
    for row in partial:
        by_provider.setdefault(row.provider, []).append(row)
    merged: dict[str, Row] = {}
    places: dict[str, Mapping[str, Place]] = {}
    problems: list[Problem] = []
    for slug, said in by_provider.items():
        try:
            merged[slug], places[slug] = _provider(existing.get(slug), said)
        except UnsoundCatalogueError as error:
            problems += error.problems
    found = rows.check({"version": "-", "retrieved": "2000", "providers": list(merged.values())})
    problems += [_at_its_place(problem, places[problem.provider or ""]) for problem in found]
    if problems:
        raise UnsoundCatalogueError(problems)
    return {slug: canonical.provider(row) for slug, row in merged.items()}


def _provider(before: Row | None, said: Sequence[PartialRow]) -> tuple[dict[str, Any], dict[str, Place]]:
    """One whole provider, not yet checked, and the place of each of its things that a row speaks of, by path."""
    parts = {table.part: [row for row in said if row.part == table.part] for table in tables().values()}
    if before is None and not parts["provider"]:
        known = "the slug of a provider of the catalogue or of the table providers"
        raise UnsoundCatalogueError([fault(said[0], "provider", known, shown(said[0].provider))])
    held = before or {"sources": {}, "sites": [], "claims": []}
    old = {
        "provider": [before] if before else [],
        "source": [{"key": key, **source} for key, source in held["sources"].items()],
        "site": held["sites"],
        "claim": held["claims"],
    }
    found: dict[str, list[Match | Problem]] = {
        "provider": [Match(row, 0 if before else None) for row in parts["provider"]],
        "source": [Match(row, _index(old["source"], "key", row)) for row in parts["source"]],
        "site": list(_match_sites(old["site"], parts["site"])),
        "claim": list(match_claims(old["claim"], parts["claim"])),
    }
    order = {id(row): place for place, row in enumerate(said)}
    matches = {
        part: sorted((match for match in some if isinstance(match, Match)), key=lambda match: order[id(match.row)])
        for part, some in found.items()
    }
    problems = [problem for some in found.values() for problem in some if isinstance(problem, Problem)]
    problems += [problem for some in matches.values() for problem in _repeated(some)]
    if problems:
        raise UnsoundCatalogueError(problems)
    new = {table.part: _lay(old[table.part], matches[table.part], table.record) for table in tables().values()}
    sources = {source["key"]: {key: source[key] for key in source if key != "key"} for source in new["source"]}
    whole = {**new["provider"][0], "sites": new["site"], "claims": new["claim"], "sources": sources}
    return whole, dict(_places(matches, old, new))


def _index(old: Sequence[Row], key: str, row: PartialRow) -> int | None:
    return next((index for index, one in enumerate(old) if one[key] == row.values[key]), None)


def _match_sites(sites: Sequence[Row], said: Iterable[PartialRow]) -> Iterator[Match | Problem]:
    for row in said:
        named = [index for index, site in enumerate(sites) if site["name"] == row.values["name"]]
        city = row.values.get("city")
        there = [index for index in named if sites[index]["city"] == city]
        if city is not None and not there:
            there = [index for index in named if sites[index]["city"] is None and len(named) == 1]
        elif not there:
            there = named
        if len(there) > 1:
            yield fault(row, "city", f"a city, as {len(there)} sites have this name", "nothing")
        else:
            yield Match(row, there[0] if there else None)


def _repeated(matches: Iterable[Match]) -> Iterator[Problem]:
    first: dict[Hashable, PartialRow] = {}
    for match in matches:
        row = match.row
        earlier = first.setdefault(_identity(match), row)
        if earlier is not row:
            column = {"provider": "slug", "source": "key", "site": "name", "claim": "kind"}[row.part]
            yield fault(row, column, f"each {row.part} once", f"the one of line {earlier.place.line} again")


def _identity(match: Match) -> Hashable:
    values = match.row.values
    if match.at is not None or match.row.part == "provider":
        return match.at
    names = {"source": ["key"], "site": ["name", "city"]}.get(match.row.part, sorted(values))
    return tuple((key, str(values.get(key))) for key in names)


def _lay(old: Sequence[Row], matches: Iterable[Match], record: Record) -> list[dict[str, Any]]:
    """The old rows with what is said of them over them, and the new ones after them."""
    laid = [dict(row) for row in old]
    for match in matches:
        values = match.row.values
        if match.at is None:
            laid.append(over(_blank(record), values, record))
        else:
            laid[match.at] = over(laid[match.at], values, record)
            if match.row.part == "claim" and "verified_at" not in values:
                _unconfirm(old[match.at], laid[match.at])
    return laid


def _unconfirm(before: Row, claim: dict[str, Any]) -> None:
    # Whoever confirmed the claim held what it said before against its source.
    if canonical.what_it_says(before) != canonical.what_it_says(claim):
        claim.pop("verified_at", None)


def _blank(record: Record) -> dict[str, Any]:
    empty = {key: nothing(rule) for key, rule in record.rules.items() if key not in record.optional}
    return {key: value for key, value in empty.items() if value is not record.rules[key]}


def _places(
    matches: Mapping[str, Sequence[Match]], old: Mapping[str, Sequence[Row]], new: Mapping[str, Sequence[Row]]
) -> Iterator[tuple[str, Place]]:
    for part, some in matches.items():
        last = len(old[part])
        for match in some:
            at = last if match.at is None else match.at
            last += match.at is None
            paths = {"provider": "", "source": f"sources.{new[part][at].get('key')}"}
            yield paths.get(part, f"{part}s[{at}]"), match.row.place


def _at_its_place(problem: Problem, places: Mapping[str, Place]) -> Problem:
    """A problem of a whole provider as one of the row that said it; one of what no row speaks of stays as it is."""
    path = problem.field
    while path and path not in places:
        path = path.rpartition(".")[0]
    column = problem.field.removeprefix(path).removeprefix(".")
    if path not in places or not any(column in table.columns for table in tables().values()):
        return problem
    expected = problem.expected.removesuffix(" or null")
    got = "nothing" if problem.got == "null" else problem.got
    return Problem(problem.provider, column, expected, got, replace(places[path], column=column))
