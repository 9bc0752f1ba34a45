"""The plan of an import or a publication: which providers are new, changed or unchanged, and what differs in each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from providers.catalogue.canonical import digest
from providers.catalogue.registers import named_records
from providers.catalogue.vocabulary import load_vocabulary

Row = Mapping[str, Any]
CHILDREN = ("sites", "claims", "sources")
NOBODY: Row = {"sites": [], "claims": [], "sources": {}}
# A claim has no name of its own: those that left and those that came are paired by the first of these that fits.
PAIRED_BY = (("kind", "code", "site", "source"), ("kind", "code"))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its decoded value on both sides; None where there is none."""

    key: str
    before: Any
    after: Any

    @property
    def old(self) -> str:
        """The value before, in words; "" for none."""
        return said(self.before)

    @property
    def new(self) -> str:
        """The value after, in words; "" for none."""
        return said(self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs in a provider.

    `part` is provider (a new one), field, site, record, source or claim; `change` is added, changed or removed.
    `fields` are those that differ, for what is added or removed all that say anything; `about` tells claims apart.
    """

    part: str
    name: str
    change: str
    fields: tuple[FieldChange, ...] = ()
    about: str = ""

    def __str__(self) -> str:
        """Say it in a few words."""
        return f"{self.part} {self.name} {self.change}"


@dataclass(frozen=True, slots=True)
class Change:
    """A provider that differs, or that only one side has; `name` is the newest that is known."""

    slug: str
    name: str
    kind: Literal["new", "changed", "removed"]
    differences: tuple[Difference, ...]

    @property
    def summary(self) -> str:
        """How many of its things differ, like "1 field, 3 claims"; "" where it comes alone or goes as a whole."""
        counts = Counter(difference.part for difference in self.differences if difference.part != "provider")
        return ", ".join(f"{count} {part}{'s' if count > 1 else ''}" for part, count in counts.items())


@dataclass(frozen=True, slots=True)
class Plan:
    """What turns one set of providers into another; `unchanged` are slugs, `gone` those that the other set lacks."""

    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[str, ...]
    gone: tuple[Change, ...]

    @property
    def new(self) -> tuple[str, ...]:
        """The slugs of those that only the other set has."""
        return tuple(change.slug for change in self.added)

    @property
    def absent(self) -> tuple[str, ...]:
        """The slugs of those that the other set lacks."""
        return tuple(change.slug for change in self.gone)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that is not the same on both sides."""
        return (*self.added, *self.changed, *self.gone)

    @property
    def differing(self) -> frozenset[str]:
        """Their slugs."""
        return frozenset(change.slug for change in self.changes)


def compare(before: Mapping[str, Row], after: Mapping[str, Row]) -> Plan:
    """Compare providers by slug, each in canonical form: there 3 and 3.0 are not the same."""
    both = before.keys() & after.keys()
    changed = sorted(slug for slug in both if _written(before[slug]) != _written(after[slug]))
    return Plan(
        added=tuple(_change(slug, NOBODY, after[slug]) for slug in sorted(after.keys() - before.keys())),
        changed=tuple(_change(slug, before[slug], after[slug]) for slug in changed),
        unchanged=tuple(sorted(both.difference(changed))),
        gone=tuple(Change(slug, before[slug]["name"], "removed", ()) for slug in sorted(before.keys() - after.keys())),
    )


def differing(before: Mapping[str, Row], after: Mapping[str, Row]) -> frozenset[str]:
    """The slugs of all that are not the same on both sides, where it does not matter what differs."""
    slugs = before.keys() | after.keys()
    return frozenset(slug for slug in slugs if _written(before.get(slug)) != _written(after.get(slug)))


def fingerprint(before: Mapping[str, Row], after: Mapping[str, Row], slugs: Iterable[str]) -> str:
    """SHA-256 of both sides of these providers: the same plan over the same rows has the same one, and no other has."""
    return digest(_written([[slug, before.get(slug), after.get(slug)] for slug in sorted(slugs)]))


def _written(value: Any) -> str:
    # In one line, which takes a twentieth of the time of the canonical text, and tells apart what that does.
    return json.dumps(value, ensure_ascii=False)


def said(value: Any) -> str:
    """A decoded value in words."""
    if isinstance(value, Mapping):
        return " ".join(said(one) for one in value.values())
    if isinstance(value, list):
        return "; ".join(said(one) for one in value)
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    return str(value)


def _change(slug: str, before: Row, after: Row) -> Change:
    kind: Literal["new", "changed"] = "new" if before is NOBODY else "changed"
    return Change(slug, after["name"], kind, tuple(_differences(before, after)))


def _differences(before: Row, after: Row) -> Iterator[Difference]:
    own = tuple(field for field in field_changes(before, after) if field.key not in CHILDREN)
    if before is NOBODY:
        yield Difference("provider", after["slug"], "added", own)
    else:
        yield from (Difference("field", field.key, "changed", (field,)) for field in own)
    yield from _named("site", _sites(before), _sites(after))
    yield from _named("record", _records(before), _records(after))
    yield from _named("source", before["sources"], after["sources"])
    yield from _claims(before["claims"], after["claims"])


def field_changes(before: Row, after: Row) -> tuple[FieldChange, ...]:
    """The fields that differ; 3 and 3.0 do, and so does an order."""
    pairs = ((key, before.get(key), after.get(key)) for key in dict.fromkeys((*after, *before)))
    return tuple(FieldChange(*pair) for pair in pairs if _differ(*pair[1:]))


def _differ(one: Any, other: Any) -> bool:
    if one != other or isinstance(one, str) or one is None:
        return bool(one != other)
    return _written(one) != _written(other)


def _sites(row: Row) -> dict[str, Row]:
    """The sites by name and city, each without its records, which are shown one by one."""
    return {_site(site): {key: site[key] for key in site if key != "records"} for site in row["sites"]}


def _records(row: Row) -> dict[str, Row]:
    return {f"{_site(site)}: {name}": said for site in row["sites"] for name, said in named_records(site)}


def _site(site: Row) -> str:
    return f"{site['name']} ({site['city'] or '-'})"


def _named(part: str, before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterator[Difference]:
    for name in after:
        fields = field_changes(before.get(name, {}), after[name])
        if name not in before:
            yield Difference(part, name, "added", fields)
        elif fields:
            yield Difference(part, name, "changed", fields)
    for name in before:
        if name not in after:
            yield Difference(part, name, "removed", field_changes(before[name], {}))
    if list(before) != list(after) and before.keys() == after.keys():
        yield Difference(part, "order", "changed")


def predecessor(claim: Row, before: Sequence[Row], after: Sequence[Row]) -> Row | None:
    """The claim in `before` that one out of `after` was: the same, or the one it is shown to come from; None if new."""
    came, partner, _ = _partners(before, after)
    if any(one is claim for one in came):
        return partner.get(id(claim))
    return next(one for one in before if _written(one) == _written(claim))


def _partners(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[Row], dict[int, Row], list[Row]]:
    """The claims that came, by identity the one that each of them was before, and those that left for good."""
    left, came = _without(before, after), _without(after, before)
    partner: dict[int, Row] = {}
    for names in PAIRED_BY:
        waiting: dict[tuple[str | None, ...], list[Row]] = {}
        for claim in left:
            waiting.setdefault(tuple(claim.get(name) for name in names), []).append(claim)
        for claim in came:
            same = waiting.get(tuple(claim.get(name) for name in names))
            if id(claim) not in partner and same:
                partner[id(claim)] = same.pop(0)
        left = [claim for claims in waiting.values() for claim in claims]
    return came, partner, left


def _claims(before: Sequence[Row], after: Sequence[Row]) -> Iterator[Difference]:
    came, partner, left = _partners(before, after)
    for claim in came:
        old = partner.get(id(claim))
        yield _claim(claim, "changed" if old else "added", field_changes(old or {}, claim))
    for claim in left:
        yield _claim(claim, "removed", field_changes(claim, {}))
    if not came and not left and len(before) == len(after) and before != after:
        yield Difference("claim", "order", "changed")


def _without(claims: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """The claims that the others do not have, one for one."""
    held = Counter(map(_written, others))
    left = []
    for claim, written in zip(claims, map(_written, claims), strict=True):
        held[written] -= 1
        if held[written] < 0:
            left.append(claim)
    return left


def _claim(claim: Row, change: str, fields: tuple[FieldChange, ...]) -> Difference:
    term, place = (claim["kind"], claim["code"]), f" ({claim['site']})" if claim.get("site") else ""
    about = f"{load_vocabulary().label(*term)}: {claim['detail']}{place}"
    return Difference("claim", ":".join(term), change, fields, about)
