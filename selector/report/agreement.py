"""The points that a quality agreement has to settle in this case, who carries each, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selector.assessment.record import Record
from selector.method.answers import parse_answers, read
from selector.method.load import load_outgoing
from selector.method.outgoing import Point
from selector.shortlist.conditions import holds

from .cited import cited
from .parts import Tag
from .pen import Pen


@dataclass(frozen=True, slots=True)
class AgreementPoint:
    """One point to settle. `who` is the usual split, `case` says what brings the point or is empty.

    `sources` are numbers in the list of `source_numbers`.
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


def agreement(record: Record, pen: Pen) -> Agreement:
    """The points of a stored result, numbered through all groups."""
    say = pen.say.agreement
    points = sorted(_applying(record, pen), key=lambda point: list(say.group).index(point.group))
    return Agreement(
        sentence=pen.counted(say.count, len(points)),
        caution=say.caution,
        groups=tuple(_groups(points, source_numbers(record, pen), pen)),
    )


def source_numbers(record: Record, pen: Pen) -> dict[str, str]:
    """The number of each source behind a result or a point of its agreement: one list for all papers."""
    used = {*cited(record, pen.method), *(key for point in _applying(record, pen) for key in point.sources)}
    keys = (source.key for source in pen.method.sources if source.key in used)
    return {key: str(number) for number, key in enumerate(keys, 1)}


def _applying(record: Record, pen: Pen) -> Iterator[Point]:
    result, reading = record.result, read(pen.method, parse_answers(pen.method, record.inputs["answers"])[0])
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
