"""Which claim of a provider a partial row is about; a claim has no name of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from providers.catalogue.columns import NEW
from providers.catalogue.partial import Match, PartialRow, fault
from providers.catalogue.problems import Problem, shown

Row = Mapping[str, Any]
Key = tuple[str | None, ...]
NAMES = ("kind", "code", "site", "source")


def match_claims(claims: Sequence[Row], said: Sequence[PartialRow]) -> Iterator[Match | Problem]:
    """Find for each row the claim that it is about.

    1. A row with a number is about the claim at that place, which has to be of its kind and code.
    2. Any other row goes by kind, code, site (none where it names none) and source, which it has to name. If one of the
       claims so called already says all that the row says, it is that one, also where the row says "new".
    3. Else a row that says "new" is a new claim, and so is one if no claim so called is left.
    4. Else it is the claim so called, if there is one only and no other such row. If not, the row needs a number.

    So an import that is read twice finds, the second time, what it made the first time.
    """
    taken: set[int] = set()
    open_: dict[Key, list[PartialRow]] = {}
    for row in said:
        if isinstance(row.number, int):
            found = _numbered(claims, row, row.number)
            taken |= {found.at} if isinstance(found, Match) and found.at is not None else set()
            yield found
        elif row.values.get("source") is None:
            yield fault(row, "source", "the key of a source, or the number of the claim", "nothing")
        else:
            open_.setdefault(tuple(row.values.get(key) for key in NAMES), []).append(row)
    called: dict[Key, list[int]] = {}
    for index, claim in enumerate(claims):
        called.setdefault(tuple(claim.get(key) for key in NAMES), []).append(index)
    for key, rows in open_.items():
        yield from _called(claims, called.get(key, []), rows, taken)


def _numbered(claims: Sequence[Row], row: PartialRow, number: int) -> Match | Problem:
    if number > len(claims):
        return fault(row, "number", f"at most {len(claims)}, as the provider has that many claims", shown(number))
    claim = claims[number - 1]
    if any(claim[key] != row.values[key] for key in ("kind", "code")):
        expected = f"the number of a claim on {row.values['kind']}:{row.values['code']}"
        return fault(row, "number", expected, f"{number}, which is one on {claim['kind']}:{claim['code']}")
    return Match(row, number - 1)


def _called(
    claims: Sequence[Row], indices: Sequence[int], said: Sequence[PartialRow], taken: set[int]
) -> Iterator[Match | Problem]:
    """Match the rows of one kind, code, site and source with the claims of the same."""
    free = dict.fromkeys(index for index in indices if index not in taken)
    saying: dict[tuple[str, ...], dict[Hashable, list[int]]] = {}
    left = []
    for row in said:
        keys = tuple(sorted(row.values))
        if keys not in saying:
            saying[keys] = _by_what_they_say(claims, indices, keys)
        same = next((index for index in saying[keys].get(_says(row.values, keys), ()) if index in free), None)
        if same is not None:
            del free[same]
            yield Match(row, same)
        elif row.number == NEW or not indices:
            yield Match(row, None)
        else:
            left.append(row)
    if len(indices) == 1 and len(left) == 1 and free:
        yield Match(left[0], next(iter(free)))
        return
    for row in left:
        if free:
            several = f"{len(indices)} claims" if len(indices) > 1 else f"{len(left)} lines"
            expected = f"the number of the claim, or {NEW}, as {several} have this kind, code, site and source"
            yield fault(row, "number", expected, "nothing")
        else:
            yield Match(row, None)


def _by_what_they_say(claims: Sequence[Row], indices: Iterable[int], keys: Sequence[str]) -> dict[Hashable, list[int]]:
    """The claims by what they say under these keys."""
    found: dict[Hashable, list[int]] = {}
    for index in indices:
        found.setdefault(_says(claims[index], keys), []).append(index)
    return found


def _says(row: Row, keys: Sequence[str]) -> Hashable:
    # A key that is absent, cleared or "no" is the same thing in a claim.
    return tuple(None if row.get(key) is False else row.get(key) for key in keys)
