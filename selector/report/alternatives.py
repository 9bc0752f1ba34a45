"""The ranking seen otherwise: second source, other sets of weights, and the two rankings of the split strategy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from selector.shortlist.result import Evidence, Gate, Ranked, ShortlistResult
from selector.shortlist.result import ViewRow as Entry

from . import figures
from .parts import BEST, Tag
from .pen import Pen, upper_first
from .records import AuthorityRecord, authority_records

FEW = 3  # so many names are told, more are counted


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


def second_source(result: ShortlistResult, pen: Pen, *, sought: bool = False) -> str:
    """Who could be the second source for the leader, and why, with the names that stand between; empty without one.

    `sought` is the flag second_source_now: then the leader is itself the second source, and there is nothing to say.
    """
    if sought or result.second_source is None:
        return ""
    names, say = {row.slug: row.name for row in result.ranking}, pen.say.shortlist
    sentence = say.second_source.format(name=names[result.second_source], leader=result.ranking[0].name)
    passed = _passed_over(result)
    if not passed:
        return sentence
    told = pen.listed(passed) if len(passed) <= FEW else say.passed_count.format(count=pen.count(len(passed)))
    return f"{sentence} {upper_first(say.passed_over.of(len(passed)).format(names=told))}"


def presets(result: ShortlistResult, pen: Pen) -> tuple[str, ...]:
    """Who is first under each published set of weights."""
    names, say = {row.slug: row.name for row in result.ranking}, pen.say.shortlist
    return tuple(
        (say.stays if preset.survives else say.changes).format(
            title=pen.texts.preset[preset.preset].title, name=names[preset.first]
        )
        for preset in result.presets
    )


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


def _passed_over(result: ShortlistResult) -> list[str]:
    """The names above the second source that would be it, were it not for a site in a country of the leader."""
    leader, *others = result.ranking
    countries = _countries(leader)
    above = takewhile(lambda row: row.slug != result.second_source, others)
    return [row.name for row in above if row.deciding_met == leader.deciding_met and countries & _countries(row)]


def _countries(row: Ranked) -> set[str]:
    return {site.country for site in row.profile.sites if site.country}


def _view_row(row: Entry, name: str, records: Sequence[Evidence], today: str, pen: Pen) -> ViewRow:
    found = authority_records(records, today, pen)
    return ViewRow(str(row.rank), name, gate(row.gate, pen), figures.plain(row.fit), found)
