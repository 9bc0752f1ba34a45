"""What can be wrong with the rules for what providers are sent: questions without a list, sizes, references, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from providers.catalogue.vocabulary import Vocabulary

from .content import Fault, Keyed
from .outgoing import Outgoing, Point
from .schema import Method
from .texts import Texts

ID = "E008"


def outgoing_faults(outgoing: Outgoing, method: Method, texts: Texts, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Every error of one version in one language."""
    yield from _unlisted(outgoing, method)
    for question in method.questions:
        if question.kind == "number" and question.scale not in outgoing.band:
            yield Fault(ID, f"band.{question.scale}", f"the size of {question.key!r} has no band")
    known = _known(method, vocabulary)
    for point in outgoing.points:
        for code in _named(point):
            if code not in known:
                yield Fault(ID, f"point.{point.key}", f"unknown code {code!r}")
    yield from _worded(outgoing, method, texts)


def _unlisted(outgoing: Outgoing, method: Method) -> Iterator[Fault]:
    shown = outgoing.shown
    listed = Counter((*shown.open, *shown.details, *shown.kept))
    for key in {**method.question, **dict.fromkeys(listed)}:
        if listed[key] != 1 or key not in method.question:
            yield Fault(ID, f"shown.{key}", f"stands in {listed[key]} of the lists, not one question in one list")


def _known(method: Method, vocabulary: Vocabulary) -> frozenset[str]:
    keyed: tuple[Keyed, ...] = (*method.sources, *method.flags, *method.strategies, *method.questions)
    options = (f"{question.key}={option.code}" for question in method.questions for option in question.options)
    terms = (f"{kind}:{code}" for kind, known in vocabulary.kinds.items() for code in known.terms)
    return frozenset((*(item.key for item in keyed), *options, *terms))


def _named(point: Point) -> Iterator[str]:
    yield from (*point.sources, *point.strategies)
    if point.when:
        yield from (*point.when.flags, *point.when.codes)
        for condition in point.when.answers:
            yield from (f"{condition.question}={code}" for code in condition.any_of)


def _worded(outgoing: Outgoing, method: Method, texts: Texts) -> Iterator[Fault]:
    say = texts.report.agreement
    pairs: dict[str, tuple[Mapping[str, object], Mapping[str, object]]] = {
        "point": (dict.fromkeys(point.key for point in outgoing.points), say.point),
        "group": (dict.fromkeys(point.group for point in outgoing.points), say.group),
    }
    for table, (codes, words) in pairs.items():
        for key in codes.keys() ^ words.keys():
            yield Fault(ID, f"{table}.{key}", f"stands in one of outgoing.toml and {texts.language}.toml only")
    items = {item.key for item in method.checklist}
    for key in texts.report.rfi.check:
        if key not in items:
            yield Fault(ID, f"rfi.check.{key}", "no point of due diligence has this code")
    options = {f"{question.key}.{option.code}" for question in method.questions for option in question.options}
    worded = {f"{key}.{code}" for key, words in texts.report.rfi.answer.items() for code in words}
    for key in worded - options:
        yield Fault(ID, f"rfi.answer.{key}", "no question has this option")
