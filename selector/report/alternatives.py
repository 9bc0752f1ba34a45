"""The ranking seen otherwise: second source, other sets of weights, and the two rankings of the split strategy."""

from __future__ import annotations

from dataclasses import dataclass

from selector.shortlist.result import Gate, ShortlistResult

from . import figures
from .parts import Tag
from .pen import Pen

BEST = 10


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A provider in a ranking for one step alone."""

    rank: str
    name: str
    gate: Tag
    fit: str


@dataclass(frozen=True, slots=True)
class RankingView:
    """One of the two rankings of the split strategy: the ten best, and how many there are."""

    title: str
    sentence: str
    rows: tuple[ViewRow, ...]


def gate(code: Gate, pen: Pen) -> Tag:
    """A gate as a tag."""
    return Tag(code, pen.texts.gate[code].label)


def second_source(result: ShortlistResult, pen: Pen) -> str:
    """Who could be the second source for the leader, and why; empty without one."""
    if result.second_source is None:
        return ""
    names = {row.slug: row.name for row in result.ranking}
    return pen.say.shortlist.second_source.format(name=names[result.second_source], leader=result.ranking[0].name)


def presets(result: ShortlistResult, pen: Pen) -> tuple[str, ...]:
    """Who is first under each published set of weights."""
    names, say = {row.slug: row.name for row in result.ranking}, pen.say.shortlist
    return tuple(
        (say.stays if preset.survives else say.changes).format(
            title=pen.texts.preset[preset.preset].title, name=names[preset.first]
        )
        for preset in result.presets
    )


def views(result: ShortlistResult, pen: Pen) -> tuple[RankingView, ...]:
    """The rankings for one step alone, the best of each."""
    names = {row.slug: row.name for row in result.ranking} | {row.slug: row.name for row in result.aside}
    titles = {key: view.title for strategy in pen.texts.strategy.values() for key, view in strategy.view.items()}
    return tuple(
        RankingView(
            title,
            pen.counted(pen.say.shortlist.view, len(result.views[key])),
            tuple(
                ViewRow(str(row.rank), names[row.slug], gate(row.gate, pen), figures.plain(row.fit))
                for row in result.views[key][:BEST]
            ),
        )
        for key, title in titles.items()
        if key in result.views
    )
