"""What differs between a saved result and another one, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selector.assessment.difference import Difference, InputChange, Pair
from selector.method.questions import Question
from selector.shortlist.needs import EVERY, need_of

from . import figures
from .advice import gave_way
from .change import tag
from .decision import margin_words
from .moves import Moved, moved
from .parts import BEST, Tag
from .pen import Pen, lower_first, without_bracket


@dataclass(frozen=True, slots=True)
class Shift:
    """A figure now; `was` is the one before and `change` the signed difference, both empty where it reads the same.

    `why` is a sentence where the two would seem to contradict each other without it.
    """

    title: str
    now: str
    was: str = ""
    change: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One change: what, and "Phase 3, was Phase 2"."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that differs. `sentence` is about the verdict, or says that nothing differs; `by` says what decides.

    `inputs` are answers, levels and weights; `needs` the requirements that follow from them. `entered` and `left` are
    about the whole ranking; `others` counts who moves below the first ten, and who keeps a rank.
    """

    sentence: str
    by: str
    verdict: Pair[Tag]
    score: Shift
    margin: Shift
    strategy: Shift
    dimensions: tuple[Shift, ...]
    inputs: tuple[Line, ...]
    needs: tuple[Line, ...]
    entered: tuple[Moved, ...]
    left: tuple[Moved, ...]
    others: str

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The figures that differ."""
        return tuple(one for one in (self.score, self.margin, self.strategy, *self.dimensions) if one.was)


def told(difference: Difference, inputs: Sequence[InputChange], pen: Pen) -> Told:
    """A difference in words, with the changes of what went in."""
    edited, needs = {change.key for change in inputs if change.area == "edit"}, dict(_needs(difference, pen))
    moves = [moved(move, pen) for move in difference.moves]
    titles = {key: text.title for key, text in pen.texts.dimension.items()}
    return Told(
        sentence=_sentence(difference, inputs, pen),
        by=_by(difference, pen),
        verdict=Pair(tag(difference.verdict.before, pen), tag(difference.verdict.after, pen)),
        score=_score(pen.say.difference.score, difference.T, pen),
        margin=_margin(difference.margin, pen),
        strategy=_strategy(difference.strategy, pen),
        dimensions=tuple(_score(titles[key], difference.positions[key], pen) for key in pen.method.dimension_keys),
        inputs=tuple(_inputs(inputs, needs, pen)),
        needs=tuple(need for key, need in needs.items() if key not in edited),
        entered=tuple(move for move in moves if move.direction == "in"),
        left=tuple(move for move in moves if move.direction == "out"),
        others=_others(difference, pen),
    )


def line(change: InputChange, pen: Pen) -> Line:
    """One changed answer, level or weight: "Stage", "Phase 3, was Phase 2"."""
    say = pen.say.difference
    if change.area == "answer":
        return Line(pen.question(change.key), _answer(pen.method.question[change.key], change, pen))
    if change.area == "edit":
        now, before = (say.level[str(said[0])] if said else say.derived for said in (change.after, change.before))
        return Line(_edited(change.key, pen), say.was.format(now=now, before=before))
    title = say.weight[change.area].format(title=pen.texts.dimension[change.key].title)
    return Line(title, say.was.format(now=change.after[0], before=change.before[0]))


def _inputs(changes: Sequence[InputChange], needs: Mapping[str, Line], pen: Pen) -> Iterator[Line]:
    """Answers and levels one by one, a level as the requirement had it and has it; weights in one line a set."""
    for change in changes:
        if change.area in ("answer", "edit"):
            yield (change.area == "edit" and needs.get(change.key)) or line(change, pen)
    say, short = pen.say.difference, pen.say.decision.short
    for area, title in say.weights.items():
        moved = [change for change in changes if change.area == area]
        if moved:
            values = (f"{short[one.key]} {say.was.format(now=one.after[0], before=one.before[0])}" for one in moved)
            yield Line(title, pen.say.form.answers.join(values))


def _sentence(difference: Difference, inputs: Sequence[InputChange], pen: Pen) -> str:
    return pen.say.difference.same if difference.is_empty and not inputs else verdict(difference, pen)


def verdict(difference: Difference, pen: Pen) -> str:
    """Whether the verdict stays or turns, in one sentence."""
    say, label = pen.say.difference, pen.say.decision.label
    pattern = say.turns if difference.verdict.differs else say.stays
    return pattern.format(now=label[difference.verdict.after], before=label[difference.verdict.before])


def _by(difference: Difference, pen: Pen) -> str:
    """What decides now, where both verdicts were decided and by another rule."""
    before, after = difference.verdict_by.before, difference.verdict_by.after
    return pen.say.difference.by[after] if before and after and before != after else ""


def _score(title: str, pair: Pair[float | None], pen: Pen) -> Shift:
    none = pen.say.decision.towards["none"]
    now, was = (none if value is None else figures.signed(value) for value in (pair.after, pair.before))
    return _shift(title, now, was, pair, pen)


def _margin(pair: Pair[float | None], pen: Pen) -> Shift:
    now, was = (
        pen.say.difference.none if value is None else margin_words(value) for value in (pair.after, pair.before)
    )
    return _shift(pen.say.decision.margin, now, was, pair, pen)


def _shift(title: str, now: str, was: str, pair: Pair[float | None], pen: Pen) -> Shift:
    if now == was:
        return Shift(title, now)
    change = "" if pair.before is None or pair.after is None else figures.signed(pair.after - pair.before)
    return Shift(title, now, pen.say.difference.before.format(before=was), change)


def _strategy(pair: Pair[str | None], pen: Pen) -> Shift:
    say = pen.say.difference
    now, was = (pen.texts.strategy[key].title if key else say.none for key in (pair.after, pair.before))
    why = gave_way(pair.before, pair.after, pen)
    return Shift(say.strategy, now, say.before.format(before=was) if now != was else "", why=why)


def _answer(question: Question, change: InputChange, pen: Pen) -> str:
    say = pen.say.difference
    if question.kind == "multiple" and change.before and change.after:
        return pen.say.form.answers.join(_exchanged(question, change, pen))
    now, before = (
        pen.answer(question, said) if said else lower_first(pen.say.form.open) for said in (change.after, change.before)
    )
    return say.was.format(now=now, before=before)


def _exchanged(question: Question, change: InputChange, pen: Pen) -> Iterator[str]:
    """What a multiple choice gained and lost."""
    say = pen.say.difference
    for pattern, more, less in (
        (say.added, change.after, change.before),
        (say.dropped, change.before, change.after),
    ):
        if codes := [str(code) for code in more if code not in less]:
            yield pattern.format(list=pen.listed([pen.option(question.key, code) for code in codes]))


def _edited(key: str, pen: Pen) -> str:
    """The name of what a level was set for; every requirement of a kind goes by the kind."""
    kind, _, code = key.partition(":")
    if code == EVERY:
        return pen.texts.kind[kind].label
    if kind == "scale":
        return without_bracket(pen.texts.scale_kind[code].label)
    return pen.need(need_of(pen.method, kind, code, "want", ""))


def _needs(difference: Difference, pen: Pen) -> Iterator[tuple[str, Line]]:
    """The requirements that came, have another level or amount, or went, by "kind:code"."""
    say = pen.say.difference
    for need in difference.came:
        yield need.key, Line(pen.need(need), say.came.format(level=say.level[need.level]))
    for pair in difference.changed:
        need, before = pair.after, pair.before
        level = say.was.format(now=say.level[need.level], before=say.level[before.level])
        amount = say.before.format(before=pen.need(before))
        yield need.key, Line(pen.need(need), amount if before.level == need.level else level)
    for need in difference.went:
        yield need.key, Line(pen.need(need), say.went.format(level=say.level[need.level]))


def _others(difference: Difference, pen: Pen) -> str:
    """Who moves below the first ten, and who keeps a rank; nothing where nobody moves."""
    if not difference.moves:
        return ""
    below = sum(move.after is not None and move.after > BEST for move in difference.moves)
    counts = ((pen.say.difference.further, below), (pen.say.difference.kept, difference.kept))
    return " ".join(pen.counted(pattern, count) for pattern, count in counts if count)
