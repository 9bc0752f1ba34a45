"""The plan of an import or a publication: which providers are new, changed or unchanged, and what differs in each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from providers.catalogue.canonical import text

Row = Mapping[str, Any]
CHILDREN = ("sites", "claims", "sources")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs in a provider.

    `part` is field, site, source or claim; `change` is added, changed or removed.
    """

    part: str
    name: str
    change: str

    def __str__(self) -> str:
        """Say it in a few words."""
        return f"{self.part} {self.name} {self.change}"


@dataclass(frozen=True, slots=True)
class Change:
    """A provider that both sides have and that differs."""

    slug: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What turns one set of providers into another, by slug; `absent` are those that the other set lacks."""

    new: tuple[str, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def differing(self) -> frozenset[str]:
        """The slugs of all that are not the same on both sides."""
        return frozenset((*self.new, *(change.slug for change in self.changed), *self.absent))


def compare(before: Mapping[str, Row], after: Mapping[str, Row]) -> Plan:
    """Compare providers by slug, each in canonical form: there 3 and 3.0 are not the same."""
    both = sorted(before.keys() & after.keys())
    changes = (Change(slug, tuple(_differences(before[slug], after[slug]))) for slug in both)
    changed = tuple(change for change in changes if change.differences)
    return Plan(
        new=tuple(sorted(after.keys() - before.keys())),
        changed=changed,
        unchanged=tuple(slug for slug in both if slug not in {change.slug for change in changed}),
        absent=tuple(sorted(before.keys() - after.keys())),
    )


def _differences(before: Row, after: Row) -> Iterator[Difference]:
    if text(before) == text(after):
        return
    for key in after:
        if key not in CHILDREN and before[key] != after[key]:
            yield Difference("field", key, "changed")
    yield from _named("site", _sites(before), _sites(after))
    yield from _named("source", before["sources"], after["sources"])
    yield from _claims(before["claims"], after["claims"])


def _sites(row: Row) -> dict[str, Row]:
    return {f"{site['name']} ({site['city'] or '-'})": site for site in row["sites"]}


def _named(part: str, before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterator[Difference]:
    for name in after:
        if name not in before:
            yield Difference(part, name, "added")
        elif text(before[name]) != text(after[name]):
            yield Difference(part, name, "changed")
    for name in before:
        if name not in after:
            yield Difference(part, name, "removed")
    if list(before) != list(after) and before.keys() == after.keys():
        yield Difference(part, "order", "changed")


def _claims(before: Sequence[Row], after: Sequence[Row]) -> Iterator[Difference]:
    # A claim has no name of its own: those that left and those that came are paired by kind and code.
    old, new = [text(claim) for claim in before], [text(claim) for claim in after]
    left = Counter(_name(claim) for claim in (Counter(old) - Counter(new)).elements())
    came = Counter(_name(claim) for claim in (Counter(new) - Counter(old)).elements())
    for names, change in ((came - left, "added"), (came & left, "changed"), (left - came, "removed")):
        for name in names.elements():
            yield Difference("claim", name, change)
    if old != new and not left and not came:
        yield Difference("claim", "order", "changed")


def _name(claim: str) -> str:
    row = json.loads(claim)
    return f"{row['kind']}:{row['code']}"
