"""The ranking seen otherwise: second source, other sets of weights, and the two rankings of the split strategy."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from selector.shortlist.gate import TO_VERIFY
from selector.shortlist.result import Evidence, Gate, Ranked, Requirement, ShortlistResult
from selector.shortlist.result import ViewRow as Entry
from selector.verdict.strategy import SOUGHT

from . import figures
from .parts import BEST, Tag
from .pen import Pen, lower_first, upper_first
from .records import AuthorityRecord, authority_records

FEW = 3  # so many names are told, more are counted
WANTED = frozenset({"second_source_later", "supply_critical"})  # the flags that ask for one beside the leader


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A provider in a ranking for one step alone."""

    rank: str
    name: str
    gate: Tag
    fit: str
    records: tuple[AuthorityRecord, ...]


@dataclass(frozen=True, slots=True)
class RankingView:
    """One of the two rankings of the split strategy: the ten best, and how many there are."""

    title: str
    sentence: str
    rows: tuple[ViewRow, ...]


def gate(code: Gate, pen: Pen) -> Tag:
    """A gate as a tag."""
    return Tag(code, pen.texts.gate[code].label)


def second_source(
    result: ShortlistResult, requirements: Sequence[Requirement], flags: Collection[str], pen: Pen
) -> str:
    """Who could be the second source for the leader, what it has still to show, and who was passed over for it.

    Empty where none is wanted beside the leader. With SOUGHT the leader is itself the second source.
    """
    if not result.ranking or WANTED.isdisjoint(flags) or SOUGHT in flags:
        return ""
    found = next((row for row in result.ranking if row.slug == result.second_source), None)
    leader, say = result.ranking[0].name, pen.say.shortlist
    if found is None:
        return say.second_source_none.format(leader=leader)
    sentences = (
        say.second_source.format(name=found.name, leader=leader),
        _still_open(found, requirements, pen),
        _passed_over(result, pen),
    )
    return " ".join(filter(None, sentences))


def presets(result: ShortlistResult, pen: Pen) -> tuple[str, ...]:
    """Who is first under each published set of weights."""
    names, say = {row.slug: row.name for row in result.ranking}, pen.say.shortlist
    return tuple(
        (say.stays if preset.survives else say.changes).format(
            title=pen.texts.preset[preset.preset].title, name=names[preset.first]
        )
        for preset in result.presets
    )


def unsettled(result: ShortlistResult, pen: Pen) -> str:
    """Under how many of the published sets of weights another name is first, and which; empty where none is."""
    names, say = {row.slug: row.name for row in result.ranking}, pen.say.shortlist
    others = [names[preset.first] for preset in result.presets if not preset.survives]
    if not others:
        return ""
    told = pen.listed(list(dict.fromkeys(others)))
    return say.unsettled.format(count=len(others), all=len(result.presets), names=told)


def views(result: ShortlistResult, today: str, pen: Pen) -> tuple[RankingView, ...]:
    """The rankings for one step alone, the best of each. `today` is the assessment date."""
    known = {row.slug: (row.name, row.profile.records) for row in result.ranking}
    known |= {row.slug: (row.name, row.records) for row in result.aside}
    titles = {key: view.title for strategy in pen.texts.strategy.values() for key, view in strategy.view.items()}
    return tuple(
        RankingView(
            title,
            pen.counted(pen.say.shortlist.view, len(result.views[key])),
            tuple(_view_row(row, *known[row.slug], today, pen) for row in result.views[key][:BEST]),
        )
        for key, title in titles.items()
        if key in result.views
    )


def apart(result: ShortlistResult, shown: Sequence[RankingView], pen: Pen) -> str:
    """Who stands aside from the one ranking and is among the first for one step alone; empty where nobody is."""
    aside, say = {row.name for row in result.aside}, pen.say.shortlist
    told = [
        say.apart_name.format(name=row.name, title=lower_first(view.title), rank=row.rank)
        for view in shown
        for row in view.rows[:FEW]
        if row.name in aside
    ]
    return say.apart.format(names=pen.say.form.answers.join(told)) if told else ""


def _still_open(row: Ranked, requirements: Sequence[Requirement], pen: Pen) -> str:
    """How many of the musts are still to be verified."""
    states = zip(requirements, row.states, strict=True)
    count = sum(need.level == "must" and state in TO_VERIFY for need, state in states)
    pattern = pen.say.shortlist.second_source_open
    return upper_first(pattern.of(count).format(count=pen.count(count))) if count else ""


def _passed_over(result: ShortlistResult, pen: Pen) -> str:
    """Who ranks above the second source and would be it, were it not for a site in a country of the leader."""
    leader, *others = result.ranking
    countries, say = _countries(leader), pen.say.shortlist
    above = takewhile(lambda row: row.slug != result.second_source, others)
    passed = [row.name for row in above if row.deciding_met == leader.deciding_met and countries & _countries(row)]
    if not passed:
        return ""
    told = pen.listed(passed) if len(passed) <= FEW else say.passed_count.format(count=pen.count(len(passed)))
    return upper_first(say.passed_over.of(len(passed)).format(names=told))


def _countries(row: Ranked) -> set[str]:
    return {site.country for site in row.profile.sites if site.country}


def _view_row(row: Entry, name: str, records: Sequence[Evidence], today: str, pen: Pen) -> ViewRow:
    found = authority_records(records, today, pen)
    return ViewRow(str(row.rank), name, gate(row.gate, pen), figures.plain(row.fit), found)
