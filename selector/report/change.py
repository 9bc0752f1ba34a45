"""What would change the verdict: tipping points or the nearest three, and how far each weight can move."""

from __future__ import annotations

from dataclasses import dataclass

from selector.method.answers import Reading
from selector.verdict.changes import with_option
from selector.verdict.result import SingleChange, VerdictKey, VerdictResult, WeightInterval

from . import charts, figures
from .decision import margin_words
from .parts import Tag
from .pen import Pen, upper_first

WITH, WITHOUT = "with ", "without "  # how the result names an option more or less of a multiple (method, section 7)


@dataclass(frozen=True, slots=True)
class Turn:
    """One change, or a pair, in a sentence; `verdict` is what would come out, None where it stays.

    `answers` are the options of each question after the change.
    """

    title: str
    sentence: str
    verdict: Tag | None
    answers: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class WeightRange:
    """The shares of weight over which the verdict holds, in words; `now` is today's share. No chart if not in play."""

    title: str
    words: str
    now: str
    chart: str


@dataclass(frozen=True, slots=True)
class Change:
    """`sentence` says whether `turns` are single changes, pairs or the nearest three."""

    sentence: str
    turns: tuple[Turn, ...]
    weight_sentence: str
    weights: tuple[WeightRange, ...]
    weights_caption: str


def change(verdict: VerdictResult, reading: Reading, pen: Pen) -> Change:
    """Tipping points and weight intervals in words."""
    sentence, turns = _turns(verdict, reading, pen)
    say = pen.say.reason
    intervals = {key: verdict.weight_intervals[key] for key in pen.method.dimension_keys}
    movable = [
        pen.texts.dimension[key].title
        for key, interval in intervals.items()
        if interval and interval.share < 1 and not _any(interval)
    ]
    return Change(
        sentence=sentence,
        turns=turns,
        weight_sentence=say.some_weight.format(titles=pen.listed(movable)) if movable else say.no_weight,
        weights=tuple(_weight(key, interval, pen) for key, interval in intervals.items()),
        weights_caption=say.interval_caption,
    )


def _turns(verdict: VerdictResult, reading: Reading, pen: Pen) -> tuple[str, tuple[Turn, ...]]:
    say, points = pen.say.reason, verdict.tipping_points
    if points.single:
        turns = [
            Turn(
                pen.question(c.question),
                _sentence(c.question, c.to, _turned(c, pen), reading, pen),
                tag(c.verdict, pen),
                (_answer(c.question, c.to, reading),),
            )
            for c in points.single
        ]
        return pen.counted(say.single, len(turns)), tuple(turns)
    if points.pairs:
        turns = [
            Turn(
                _pair_title(pair.questions, pen),
                _pair(pair.questions, pair.to, pair.T, pen),
                tag(pair.verdict, pen),
                tuple(_answer(*change, reading) for change in zip(pair.questions, pair.to, strict=True)),
            )
            for pair in points.pairs
        ]
        return pen.counted(say.pairs, len(turns)), tuple(turns)
    near = [
        say.margin.format(
            sentence=_sentence(n.question, n.to, _outcome(n.T, pen), reading, pen), margin=margin_words(n.margin)
        )
        for n in verdict.nearest
    ]
    turns = [
        Turn(pen.question(n.question), text, None, (_answer(n.question, n.to, reading),))
        for n, text in zip(verdict.nearest, near, strict=True)
    ]
    return pen.counted(say.nearest, len(turns)) if turns else say.none, tuple(turns)


def tag(verdict: VerdictKey, pen: Pen) -> Tag:
    """A verdict as a tag."""
    return Tag(verdict, pen.say.decision.label[verdict])


def _sentence(question: str, to: str, outcome: str, reading: Reading, pen: Pen) -> str:
    say = pen.say.reason
    option = pen.option(question, _code(to))
    if to.startswith(WITHOUT):
        return say.dropped.format(to=option, outcome=outcome)
    if to.startswith(WITH):
        return say.chosen.format(to=option, outcome=outcome)
    now = reading.chosen(question)
    if now:
        return say.now.format(to=option, now=pen.option(question, now[0]), outcome=outcome)
    return say.left_open.format(to=option, outcome=outcome)


def _pair(questions: tuple[str, ...], to: tuple[str, ...], score: float | None, pen: Pen) -> str:
    first, second = (_option_words(question, code, pen) for question, code in zip(questions, to, strict=True))
    return upper_first(pen.say.reason.pair.format(first=first, second=second, outcome=_outcome(score, pen)))


def _pair_title(questions: tuple[str, ...], pen: Pen) -> str:
    return pen.say.reason.pair_title.format(first=pen.question(questions[0]), second=pen.question(questions[1]))


def _option_words(question: str, to: str, pen: Pen) -> str:
    say, option = pen.say.reason, pen.option(question, _code(to))
    pattern = say.part_without if to.startswith(WITHOUT) else say.part_with
    return pattern.format(to=option)


def _answer(key: str, to: str, reading: Reading) -> tuple[str, tuple[str, ...]]:
    """A question and its options after a change."""
    today, code = reading.chosen(key), _code(to)
    if to.startswith(WITHOUT):
        return key, tuple(other for other in today if other != code)
    return key, with_option(reading.method.question[key], today, code) if to.startswith(WITH) else (code,)


def _code(to: str) -> str:
    return to.removeprefix(WITHOUT).removeprefix(WITH)


def _outcome(score: float | None, pen: Pen) -> str:
    say = pen.say.reason
    return say.no_score if score is None else say.score.format(score=figures.signed(score))


def _turned(change: SingleChange, pen: Pen) -> str:
    """A CMO above its line is one by the capacity rule: without these words score and verdict would not agree."""
    if change.verdict == "cmo" and change.T is not None and pen.method.assessment.cmo_at < change.T:
        return pen.say.reason.by_capacity.format(score=figures.signed(change.T))
    return _outcome(change.T, pen)


def _weight(key: str, interval: WeightInterval | None, pen: Pen) -> WeightRange:
    say, title = pen.say.reason, pen.texts.dimension[key].title
    if interval is None:
        return WeightRange(title, say.holds["none"], "", "")
    share, low, high = (figures.percent(pen.say.form, value) for value in (interval.share, interval.from_, interval.to))
    chart = charts.weight_interval(
        pen.paint, interval.share, interval.from_, interval.to, say.interval.format(**{"from": low, "to": high})
    )
    held = say.holds[_kind(interval)].format(**{"from": low, "to": high})
    return WeightRange(title, held, say.share.format(share=share), chart)


def _kind(interval: WeightInterval) -> str:
    if round(interval.share, 9) == 1:
        return "alone"
    if _any(interval):
        return "any"
    if round(interval.from_, 9) == 0:
        return "up_to"
    return "from" if round(interval.to, 9) == 1 else "between"


def _any(interval: WeightInterval) -> bool:
    return round(interval.from_, 9) == 0 and round(interval.to, 9) == 1
