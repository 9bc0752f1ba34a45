"""Who stands aside, in three groups, each with the reason: blocked, near misses, others counted by reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selector.shortlist.needs import asks_for_substance
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
    things, say = _things(requirements, pen), pen.say.shortlist
    blocked = [row for row in aside if row.gate == "blocked"]
    near = [row for row in aside if row.near_miss]
    others = near[NEAREST:] + [row for row in aside if row.gate != "blocked" and not row.near_miss]
    nearest = tuple(_near(row, things, today, pen) for row in near[:NEAREST])
    return StandsAside(
        sentence=pen.counted(say.aside, len(aside)) if aside else "",
        blocked_title=say.blocked.format(count=len(blocked)),
        blocked=tuple(_blocked(row, things, today, pen) for row in blocked),
        near_title=say.near.format(count=len(near)),
        near=nearest,
        questions=tuple(dict.fromkeys(row.ask for row in nearest)),
        others_title=pen.counted(say.others, len(others)),
        others=_grouped(others, things, today, pen),
    )


Things = Mapping[str, str]  # what somebody does not list, by "kind:code"


def _things(requirements: Sequence[Requirement], pen: Pen) -> Things:
    """The requirements as they stand after "does not list". Filling a kind of substance is not making it."""
    named = {need.key: pen.thing(need) for need in requirements}
    if asks_for_substance(requirements):
        kinds = (need.key for need in requirements if need.kind == "modality")
        named |= {key: pen.say.need.made.format(thing=named[key]) for key in kinds}
    return named


def _not_listed(row: Aside, things: Things, pen: Pen) -> str:
    return pen.listed([things[reason.requirement] for reason in row.reason if reason.state == "unlisted"])


def _blocked(row: Aside, things: Things, today: str, pen: Pen) -> Blocked:
    say = pen.say.shortlist
    return Blocked(
        slug=row.slug,
        name=row.name,
        country=country(row.hq_country),
        sentence=say.until.format(reasons=upper_first("; ".join(_clauses(row, things, pen)))),
        records=authority_records(row.records, today, pen),
        regulatory=regulatory(row.timeline, today, pen),
        ask=tuple(ask.text for ask in row.ask),
    )


def _clauses(row: Aside, things: Things, pen: Pen) -> list[str]:
    say, unlisted = pen.say.shortlist, _not_listed(row, things, pen)
    adverse = [reason.requirement.partition(":")[2] for reason in row.reason if reason.state == "adverse"]
    clauses = [say.adverse.format(authority=pen.authority(code)) for code in adverse]
    return clauses + ([say.not_listed.format(things=unlisted)] if unlisted else [])


def _near(row: Aside, things: Things, today: str, pen: Pen) -> NearMiss:
    return NearMiss(
        slug=row.slug,
        name=row.name,
        country=country(row.hq_country),
        unlisted=_not_listed(row, things, pen),
        must=row.reason[0].requirement,
        fit=figures.plain(row.fit),
        ask=" ".join(ask.text for ask in row.ask),
        records=authority_records(row.records, today, pen),
        regulatory=regulatory(row.timeline, today, pen),
    )


def _grouped(rows: Sequence[Aside], things: Things, today: str, pen: Pen) -> tuple[Others, ...]:
    """By reason, the most frequent first; equal counts in the order in which they occur."""
    groups: dict[str, list[Aside]] = {}
    for row in rows:
        groups.setdefault(_not_listed(row, things, pen), []).append(row)
    return tuple(
        Others(
            sentence=pen.counted(pen.say.shortlist.unlisted, len(group), things=unlisted),
            names=pen.say.form.answers.join(row.name for row in group),
            on_record=tuple(
                OnRecord(row.name, authority_records(row.records, today, pen)) for row in group if row.records
            ),
        )
        for unlisted, group in sorted(groups.items(), key=lambda item: -len(item[1]))
    )
