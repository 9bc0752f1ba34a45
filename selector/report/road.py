"""The road ahead: the same answers moved forward to each later milestone."""

from __future__ import annotations

from dataclasses import dataclass

from selector.method.answers import Reading
from selector.verdict.result import RoadmapRow, VerdictKey, VerdictResult

from . import charts, figures
from .advice import gave_way
from .change import tag
from .decision import scale
from .parts import Tag
from .pen import Pen

STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One point on the road. `turn`, `strategy` and `transfer` are sentences, empty where there is nothing to say.

    Where the strategy is another than at the point before, its sentence says why.
    """

    title: str
    text: str
    score: str
    verdict: Tag
    chart: str
    turns: bool = False
    turn: str = ""
    strategy: str = ""
    transfer: str = ""


@dataclass(frozen=True, slots=True)
class Road:
    """Today and the milestones after it; `empty` says why there are none."""

    today: Milestone
    milestones: tuple[Milestone, ...]
    empty: str

    @property
    def transfers(self) -> tuple[Milestone, ...]:
        """The milestones at which something has to move."""
        return tuple(stop for stop in self.milestones if stop.transfer)


def road(verdict: VerdictResult, reading: Reading, pen: Pen) -> Road:
    """Today's point and one for each milestone."""
    say, stage = pen.say.reason, reading.chosen(STAGE)
    title = say.today.format(stage=pen.option(STAGE, stage[0])) if stage else say.today_open
    empty = "" if verdict.roadmap else say.road_end if stage else say.road_open
    today = Milestone(title, say.today_text, *_point(verdict.T, verdict.verdict, pen))
    strategies = (verdict.strategy, *(row.strategy for row in verdict.roadmap))
    milestones = tuple(_milestone(row, before, pen) for row, before in zip(verdict.roadmap, strategies, strict=False))
    return Road(today, milestones, empty)


def _milestone(row: RoadmapRow, before: str | None, pen: Pen) -> Milestone:
    say, text = pen.say.reason, pen.texts.milestone[row.milestone]
    return Milestone(
        text.title,
        text.text,
        *_point(row.T, row.verdict, pen),
        turns=row.turns,
        turn=say.turn if row.turns else "",
        strategy=_strategy(row.strategy, before, pen) if row.strategy else "",
        transfer=say.transfer[row.verdict] if row.transfer else "",
    )


def _strategy(strategy: str, before: str | None, pen: Pen) -> str:
    named = pen.say.reason.strategy.format(title=pen.texts.strategy[strategy].title)
    why = gave_way(before, strategy, pen)
    return f"{named}. {why}" if why else named


def _point(score: float | None, verdict: VerdictKey, pen: Pen) -> tuple[str, Tag, str]:
    """The score in words, the verdict, and the small gauge."""
    shown = tag(verdict, pen)
    value = "" if score is None else figures.signed(score)
    title = pen.say.reason.point.format(score=value, verdict=shown.label) if value else shown.label
    return value, shown, charts.small_gauge(pen.paint, scale(pen), score, title)
