"""Which claim of a provider a partial row is about; a claim has no name of its own."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from providers.catalogue.columns import NEW
from providers.catalogue.partial import Match, PartialRow, fault
from providers.catalogue.problems import Problem, shown

Row = Mapping[str, Any]
Key = tuple[str | None, ...]
NAMES = ("kind", "code", "site", "source")


def match_claims(claims: Sequence[Row], said: Sequence[PartialRow]) -> Iterator[Match | Problem]:
    """Find for each row the claim that it is about.

    1. A row with a number, a source and a detail is about the claim that already says all that it says: the one at that
       place, else any other. Numbers shift when claims come or go after a table was downloaded.
    2. Any other row with a number is about the claim at that place, which has to be of its kind, code and source, at no
       other site, and not found by another row under 1.
    3. A row without a number goes by kind, code, site (none where it names none) and source, which it has to name. If
       one of the claims so called already says all that the row says, it is that one, also where the row says "new".
    4. Else a row that says "new" is a new claim, and so is one if no claim so called is left.
    5. Else it is the claim so called, if there is one only and no other such row. If not, the row needs a number.

    So an import that is read twice finds, the second time, what it made the first time.
    """
    found = _as_they_say(claims, said)
    held = frozenset(found.values())
    taken = set(held)
    open_: dict[Key, list[PartialRow]] = {}
    for row in said:
        if isinstance(row.number, int):
            match = Match(row, found[id(row)]) if id(row) in found else _numbered(claims, row, row.number, held)
            taken |= {match.at} if isinstance(match, Match) and match.at is not None else set()
            yield match
        elif row.values.get("source") is None:
            yield fault(row, "source", "the key of a source, or the number of the claim", "nothing")
        else:
            open_.setdefault(tuple(row.values.get(key) for key in NAMES), []).append(row)
    called: dict[Key, list[int]] = {}
    for index, claim in enumerate(claims):
        called.setdefault(tuple(claim.get(key) for key in NAMES), []).append(index)
    for key, rows in open_.items():
        yield from _called(claims, called.get(key, []), rows, taken)


class _Free:
    """Claims that no row is about yet, by what they say."""

    def __init__(self, claims: Sequence[Row], indices: Iterable[int]) -> None:
        self.claims = claims
        self.indices = dict.fromkeys(indices)
        self._saying: dict[tuple[str, ...], dict[Hashable, list[int]]] = {}

    def take(self, row: PartialRow, at: int | None = None) -> int | None:
        """Take the first that says all that the row says, or the one at this place if it does; None without any."""
        keys = tuple(sorted(row.values))
        if keys not in self._saying:
            self._saying[keys] = _by_what_they_say(self.claims, self.indices, keys)
        same = self._saying[keys].get(_says(row.values, keys), ())
        found = next((index for index in same if index in self.indices and at in (None, index)), None)
        if found is not None:
            del self.indices[found]
        return found


def _as_they_say(claims: Sequence[Row], said: Sequence[PartialRow]) -> dict[int, int]:
    """The claims that already say what rows with a number, a source and a detail say, by the identity of the row."""
    free = _Free(claims, range(len(claims)))
    found: dict[int, int] = {}
    whole = [row for row in said if row.values.get("source") and row.values.get("detail")]
    placed = [(row, row.number - 1) for row in whole if isinstance(row.number, int)]
    for row, at in (*placed, *((row, None) for row, _ in placed)):
        if id(row) not in found and (index := free.take(row, at)) is not None:
            found[id(row)] = index
    return found


def _numbered(claims: Sequence[Row], row: PartialRow, number: int, held: Collection[int]) -> Match | Problem:
    if number > len(claims):
        return fault(row, "number", f"at most {len(claims)}, as the provider has that many claims", shown(number))
    claim, said = claims[number - 1], row.values
    if any(claim[key] != said[key] for key in ("kind", "code")):
        expected = f"the number of a claim on {said['kind']}:{said['code']}"
        return fault(row, "number", expected, f"{number}, which is one on {claim['kind']}:{claim['code']}")
    for key, where in (("source", "from source"), ("site", "at site")):
        if said.get(key) and claim.get(key) and said[key] != claim[key]:
            expected = f"the number of a claim {where} {said[key]}"
            return fault(row, "number", expected, f"{number}, which is one {where} {claim[key]}")
    if number - 1 in held:
        return fault(row, "number", "the number of a claim that no other line is about", shown(number))
    return Match(row, number - 1)


def _called(
    claims: Sequence[Row], indices: Sequence[int], said: Sequence[PartialRow], taken: Collection[int]
) -> Iterator[Match | Problem]:
    """Match the rows of one kind, code, site and source with the claims of the same."""
    free = _Free(claims, (index for index in indices if index not in taken))
    left = []
    for row in said:
        same = free.take(row)
        if same is not None:
            yield Match(row, same)
        elif row.number == NEW or not indices:
            yield Match(row, None)
        else:
            left.append(row)
    if len(indices) == 1 and len(left) == 1 and free.indices:
        yield Match(left[0], next(iter(free.indices)))
        return
    for row in left:
        if free.indices:
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
