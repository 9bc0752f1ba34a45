"""Who stands aside, in three groups, each with the reason: blocked, near misses, others counted by reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selector.shortlist.result import Aside, Requirement

from . import figures
from .pen import Pen, country, upper_first
from .records import AuthorityRecord, OnRecord, authority_records
from .regulatory import Regulatory, regulatory

NEAREST = 10


@dataclass(frozen=True, slots=True)
class Blocked:
    """A provider kept aside until an authority's record is explained."""

    slug: str
    name: str
    country: str
    sentence: str
    records: tuple[AuthorityRecord, ...]
    regulatory: Regulatory | None
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A provider that does not list one must-have, and the question to ask. `must` is its "kind:code"."""

    slug: str
    name: str
    country: str
    unlisted: str
    must: str
    fit: str
    ask: str
    records: tuple[AuthorityRecord, ...]
    regulatory: Regulatory | None


@dataclass(frozen=True, slots=True)
class Others:
    """Providers that stand aside for the same reason: "38 do not list mammalian biologics", and who they are."""

    sentence: str
    names: str
    on_record: tuple[OnRecord, ...]


@dataclass(frozen=True, slots=True)
class StandsAside:
    """Everybody who is not ranked. `near` holds the ten nearest, `questions` what to ask them, each once.

    The rest of the near misses are among `others`.
    """

    sentence: str
    blocked_title: str
    blocked: tuple[Blocked, ...]
    near_title: str
    near: tuple[NearMiss, ...]
    questions: tuple[str, ...]
    others_title: str
    others: tuple[Others, ...]


def stands_aside(aside: Sequence[Aside], requirements: Sequence[Requirement], today: str, pen: Pen) -> StandsAside:
    """The three groups. `today` is the assessment date, from which the age of evidence counts."""
    named, say = {need.key: need for need in requirements}, pen.say.shortlist
    blocked = [row for row in aside if row.gate == "blocked"]
    near = [row for row in aside if row.near_miss]
    others = near[NEAREST:] + [row for row in aside if row.gate != "blocked" and not row.near_miss]
    nearest = tuple(_near(row, named, today, pen) for row in near[:NEAREST])
    return StandsAside(
        sentence=pen.counted(say.aside, len(aside)) if aside else "",
        blocked_title=say.blocked.format(count=len(blocked)),
        blocked=tuple(_blocked(row, named, today, pen) for row in blocked),
        near_title=say.near.format(count=len(near)),
        near=nearest,
        questions=tuple(dict.fromkeys(row.ask for row in nearest)),
        others_title=pen.counted(say.others, len(others)),
        others=_grouped(others, named, today, pen),
    )


Named = dict[str, Requirement]


def _blocked(row: Aside, named: Named, today: str, pen: Pen) -> Blocked:
    say = pen.say.shortlist
    return Blocked(
        slug=row.slug,
        name=row.name,
        country=country(row.hq_country),
        sentence=say.until.format(reasons=upper_first("; ".join(_clauses(row, named, pen)))),
        records=authority_records(row.records, today, pen),
        regulatory=regulatory(row.timeline, today, pen),
        ask=tuple(ask.text for ask in row.ask),
    )


def _clauses(row: Aside, named: Named, pen: Pen) -> list[str]:
    say = pen.say.shortlist
    adverse = [named[reason.requirement].code for reason in row.reason if reason.state == "adverse"]
    unlisted = [pen.thing(named[reason.requirement]) for reason in row.reason if reason.state == "unlisted"]
    clauses = [say.adverse.format(authority=pen.authority(code)) for code in adverse]
    return clauses + ([say.not_listed.format(things=pen.listed(unlisted))] if unlisted else [])


def _near(row: Aside, named: Named, today: str, pen: Pen) -> NearMiss:
    return NearMiss(
        slug=row.slug,
        name=row.name,
        country=country(row.hq_country),
        unlisted=pen.listed([pen.thing(named[reason.requirement]) for reason in row.reason]),
        must=row.reason[0].requirement,
        fit=figures.plain(row.fit),
        ask=" ".join(ask.text for ask in row.ask),
        records=authority_records(row.records, today, pen),
        regulatory=regulatory(row.timeline, today, pen),
    )


def _grouped(rows: Sequence[Aside], named: Named, today: str, pen: Pen) -> tuple[Others, ...]:
    """By reason, the most frequent first; equal counts in the order in which they occur."""
    groups: dict[str, list[Aside]] = {}
    for row in rows:
        things = pen.listed([pen.thing(named[reason.requirement]) for reason in row.reason])
        groups.setdefault(things, []).append(row)
    return tuple(
        Others(
            sentence=pen.counted(pen.say.shortlist.unlisted, len(group), things=things),
            names=pen.say.form.answers.join(row.name for row in group),
            on_record=tuple(
                OnRecord(row.name, authority_records(row.records, today, pen)) for row in group if row.records
            ),
        )
        for things, group in sorted(groups.items(), key=lambda item: -len(item[1]))
    )
