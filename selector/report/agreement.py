"""The points that a quality agreement has to settle in this case, who carries each, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selector.assessment.record import Record
from selector.method.answers import Reading, parse_answers, read
from selector.method.load import load_outgoing
from selector.method.outgoing import Point
from selector.shortlist.conditions import holds

from .parts import Reference, Tag
from .pen import Pen, reference, without_bracket


@dataclass(frozen=True, slots=True)
class AgreementPoint:
    """One point to settle. `who` is the usual split, `case` says what brings the point or is empty.

    `sources` are numbers in `Agreement.sources`.
    """

    number: str
    title: str
    text: str
    who: Tag
    case: str
    sources: str


@dataclass(frozen=True, slots=True)
class AgreementGroup:
    """Points under one title."""

    title: str
    points: tuple[AgreementPoint, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What to settle before the first batch: points and no contract, as `caution` says."""

    sentence: str
    caution: str
    groups: tuple[AgreementGroup, ...]
    sources: tuple[Reference, ...]


def agreement(record: Record, pen: Pen) -> Agreement:
    """The points of a stored result, numbered through all groups."""
    say = pen.say.agreement
    reading = read(pen.method, parse_answers(pen.method, record.inputs["answers"])[0])
    points = sorted(_applying(record, reading, pen), key=lambda point: list(say.group).index(point.group))
    used = {key for point in points for key in point.sources}
    numbers = {source.key: str(n) for n, source in enumerate(filter(lambda s: s.key in used, pen.method.sources), 1)}
    return Agreement(
        sentence=pen.counted(say.count, len(points)),
        caution=say.caution,
        groups=tuple(_groups(points, numbers, pen)),
        sources=tuple(_source(key, number, pen) for key, number in numbers.items()),
    )


def _applying(record: Record, reading: Reading, pen: Pen) -> Iterator[Point]:
    result = record.result
    for point in load_outgoing(record.method).points:
        if point.strategies and result.verdict.strategy not in point.strategies:
            continue
        if point.when is None or holds(point.when, reading, result.requirements, pen.vocabulary):
            yield point


def _groups(points: list[Point], numbers: Mapping[str, str], pen: Pen) -> Iterator[AgreementGroup]:
    numbered = list(enumerate(points, 1))
    for key, title in pen.say.agreement.group.items():
        chosen = tuple(_point(point, number, numbers, pen) for number, point in numbered if point.group == key)
        if chosen:
            yield AgreementGroup(title, chosen)


def _point(point: Point, number: int, numbers: Mapping[str, str], pen: Pen) -> AgreementPoint:
    say = pen.say.agreement
    text = say.point[point.key]
    return AgreementPoint(
        number=str(number),
        title=text.title,
        text=text.text,
        who=Tag(point.who, say.who[point.who]),
        case=say.case.format(case=text.case) if text.case else "",
        sources=pen.say.form.comma.join(numbers[key] for key in sorted(point.sources, key=list(numbers).index)),
    )


def _source(key: str, number: str, pen: Pen) -> Reference:
    source = pen.method.source[key]
    year = str(source.year) if source.year else None
    return reference(without_bracket(source.title), year, source.url, number, pen.texts.source_note(key))
