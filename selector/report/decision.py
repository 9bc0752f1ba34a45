"""The verdict in one sentence with its figures, and the five dimensions behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from selector.method.answers import Reading
from selector.verdict.points import reach_of
from selector.verdict.result import VerdictKey, VerdictResult
from selector.verdict.standing import Standing

from . import charts, figures
from .parts import Figure, Pointer
from .pen import Pen, upper_first

SMALLEST_MARGIN = 0.05  # what rounds to nothing is still a margin


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict. `lead_in` + `emphasis` + `tail` = `sentence`; the emphasis is empty where no pole is named.

    `caution` says that confidence is low; `figures_note` tells the range from the share of draws. Both are empty when
    insufficient, like `gauge` and `score`. `reach` says how far open questions could move the score, where they can.
    `figures` are margin, range, answered, other weights (only answered when insufficient); `ask_next` the open
    questions that would help most.
    """

    code: VerdictKey
    label: str
    sentence: str
    lead_in: str
    emphasis: str
    tail: str
    text: str
    by_capacity: str
    caution: str
    reach: str
    score: str
    gauge: str
    gauge_caption: str
    figures: tuple[Figure, ...]
    figures_note: str
    ask_next: tuple[Pointer, ...]
    ask_next_sentence: str


@dataclass(frozen=True, slots=True)
class DimensionBar:
    """One dimension. `pulls` is the pole it pulls to, cdmo or cmo, and empty where it is balanced or not in play."""

    key: str
    title: str
    short: str
    position: str
    towards: str
    pulls: str
    cmo_pole: str
    cdmo_pole: str
    chart: str


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The five bars with one sentence that counts who pulls where."""

    sentence: str
    bars: tuple[DimensionBar, ...]


def decision(verdict: VerdictResult, reading: Reading, pen: Pen) -> Decision:
    """The verdict in words."""
    text, say = pen.texts.verdict[verdict.verdict], pen.say.decision
    label = say.label[verdict.verdict]
    firm = verdict.verdict in {"cdmo", "cmo"}
    lead_in, emphasis, tail = text.title.rpartition(label) if firm else (text.title, "", "")
    return Decision(
        code=verdict.verdict,
        label=label,
        sentence=text.title,
        lead_in=lead_in,
        emphasis=emphasis,
        tail=tail,
        text=text.text,
        by_capacity=say.by_capacity if verdict.verdict_by == "capacity_gap_only" else "",
        caution=_caution(verdict, pen),
        reach=_reach(verdict, reading, pen),
        score="" if verdict.T is None or verdict.margin is None else figures.signed(verdict.T),
        gauge=_gauge(verdict, pen),
        gauge_caption=_caption(_movers(verdict, reading), pen),
        figures=_figures(verdict, pen),
        figures_note=_apart(verdict, pen),
        ask_next=tuple(pen.pointer(key) for key in verdict.ask_next),
        ask_next_sentence=say.ask_next.of(len(verdict.ask_next)).format(count=pen.count(len(verdict.ask_next))),
    )


def dimensions(verdict: VerdictResult | Standing, pen: Pen) -> Dimensions:
    """The five bars in order."""
    bars = tuple(_bar(key, verdict.positions[key], pen) for key in pen.method.dimension_keys)
    return Dimensions(_sides([_side(position) for position in verdict.positions.values()], pen), bars)


def _sides(sides: Sequence[str], pen: Pen) -> str:
    """Who pulls where; the first count names the dimensions, so that the sentence stands alone."""
    say, count = pen.say.decision, Counter(sides)
    if len(count) == 1:
        return say.all_sides[sides[0]].format(count=pen.count(len(sides)))
    told = [side for side in say.sides if count[side]]
    numbers = [pen.count(count[side]) for side in told]
    numbers[0] = say.some_sides.format(count=numbers[0], all=pen.count(len(sides)))
    clauses = [say.sides[side].of(count[side]).format(count=number) for side, number in zip(told, numbers, strict=True)]
    return upper_first(pen.say.form.comma.join(clauses)) + "."


def scale(pen: Pen) -> charts.Scale:
    """The thresholds of the verdict with their words."""
    limits = pen.method.assessment
    return charts.Scale(limits.cmo_at, limits.cdmo_at, figures.line(limits.cmo_at), figures.line(limits.cdmo_at))


def fills_a_gap(verdict: VerdictResult) -> bool:
    """True where only a CDMO would be another verdict: the flag makes every "either" a CMO (method, section 2.4)."""
    return verdict.verdict == "cmo" and "capacity_gap_only" in verdict.flags


def line_of(verdict: VerdictResult, pen: Pen) -> float:
    """The threshold at which the verdict would change: the one that its margin is measured to (method, section 2.4)."""
    limits = pen.method.assessment
    if verdict.verdict == "cdmo" or fills_a_gap(verdict):
        return limits.cdmo_at
    if verdict.verdict == "cmo":
        return limits.cmo_at
    return limits.cdmo_at if (verdict.T or 0) >= (limits.cdmo_at + limits.cmo_at) / 2 else limits.cmo_at


def _caution(verdict: VerdictResult, pen: Pen) -> str:
    if verdict.margin is None or verdict.confidence == "normal":
        return ""
    line = figures.percent(pen.say.form, pen.method.assessment.coverage_low / 100)
    return pen.say.decision.low.format(coverage=_answered(verdict, pen), line=line)


def _reach(verdict: VerdictResult, reading: Reading, pen: Pen) -> str:
    if verdict.T_low is None or verdict.T_high is None or verdict.T_low == verdict.T_high:
        return ""
    ends = pen.listed((figures.signed(verdict.T_low), figures.signed(verdict.T_high)))
    return pen.counted(pen.say.decision.reach, _movers(verdict, reading), range=ends)


def _movers(verdict: VerdictResult, reading: Reading) -> int:
    """How many open questions give points in a dimension that has weight, and so could move the score."""
    idle = {key for key, interval in verdict.weight_intervals.items() if interval and interval.share == 0}
    weighed = tuple(key for key in reading.method.dimension_keys if key not in idle)
    return sum(reach_of(question, weighed).width > 0 for question in reading.open)


def _answered(verdict: VerdictResult, pen: Pen) -> str:
    """The share that is answered; below a line it never reads as the line, so digits are added."""
    limits, share, digits = pen.method.assessment, round(verdict.C / 100, 9), 0
    above = [line / 100 for line in (limits.coverage_insufficient, limits.coverage_low) if share < line / 100]
    percent = partial(figures.percent, pen.say.form)
    while any(percent(share, digits) == percent(line, digits) for line in above):
        digits += 1
    return percent(share, digits)


def _apart(verdict: VerdictResult, pen: Pen) -> str:
    if verdict.margin is None:
        return ""
    return pen.say.decision.apart["closed" if verdict.T_low == verdict.T_high else "open"]


def _figures(verdict: VerdictResult, pen: Pen) -> tuple[Figure, ...]:
    say, form = pen.say.decision, pen.say.form
    coverage = _answered(verdict, pen)
    if verdict.margin is None or verdict.T_low is None or verdict.T_high is None:
        needed = figures.percent(form, pen.method.assessment.coverage_insufficient / 100)
        return (Figure(say.answered, coverage, say.answered_short.format(needed=needed)),)
    line = line_of(verdict, pen)
    low, high = figures.signed(verdict.T_low), figures.signed(verdict.T_high)
    titles = pen.say.form.comma.join(pen.question(key) for key in verdict.ask_next)
    draws = verdict.verdict_draws
    same = {"cdmo": draws.cdmo, "cmo": draws.cmo, "either": draws.either}[verdict.verdict]
    return (
        Figure(say.margin, margin_words(verdict.margin), say.margin_note.format(line=figures.line(line))),
        Figure(
            say.range,
            low if low == high else form.range.format(low=low, high=high),
            say.range_next.format(titles=titles) if titles else say.range_none,
        ),
        Figure(say.answered, coverage, say.answered_note.format(confidence=say.confidence[verdict.confidence])),
        Figure(say.draws, figures.percent(form, same, 1), say.draws_note.format(draws=f"{draws.draws:,}")),
    )


def margin_words(margin: float) -> str:
    """The margin; one that would round to nothing gets a second digit."""
    return figures.plain(margin, 2 if 0 < margin < SMALLEST_MARGIN else 1)


def _caption(movers: int, pen: Pen) -> str:
    say = pen.say.decision
    return f"{say.caption} {pen.counted(say.caption_open, movers)}" if movers else say.caption


def _gauge(verdict: VerdictResult, pen: Pen) -> str:
    if verdict.T is None or verdict.margin is None or verdict.T_low is None or verdict.T_high is None:
        return ""
    say, line = pen.say.decision, line_of(verdict, pen)
    margin, score = margin_words(verdict.margin), figures.signed(verdict.T)
    reason = "capacity" if fills_a_gap(verdict) else verdict.verdict
    title = say.gauge.format(
        score=score,
        line=say.gauge_line[reason].format(line=figures.line(line), margin=margin),
        range=say.gauge_range.format(low=figures.signed(verdict.T_low), high=figures.signed(verdict.T_high)),
    )
    data = charts.Gauge(
        verdict.T, verdict.T_low, verdict.T_high, line, score, say.gauge_margin.format(margin=margin),
        (say.pole["cmo"], say.pole["either"], say.pole["cdmo"]), title,
    )  # fmt: skip
    return charts.gauge(pen.paint, scale(pen), data)


def _side(position: float | None) -> str:
    if position is None:
        return "none"
    return "balanced" if round(position, 9) == 0 else "cdmo" if position > 0 else "cmo"


def _bar(key: str, position: float | None, pen: Pen) -> DimensionBar:
    text, say, side = pen.texts.dimension[key], pen.say.decision, _side(position)
    value = "" if position is None else figures.signed(position)
    title = say.bar.format(position=value, towards=say.towards[side]) if value else say.towards[side]
    return DimensionBar(
        key=key,
        title=text.title,
        short=say.short[key],
        position=value,
        towards=say.towards[side],
        pulls=side if side in {"cdmo", "cmo"} else "",
        cmo_pole=text.cmo_pole,
        cdmo_pole=text.cdmo_pole,
        chart=charts.dimension_bar(pen.paint, position, title),
    )
