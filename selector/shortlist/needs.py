"""What a provider has to offer: requirements out of answers, then edited by the sponsor (method, section 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from providers.catalogue.countries import ISO_3166
from providers.catalogue.vocabulary import Vocabulary
from selector.method.answers import Problem, Reading
from selector.method.questions import Level, Question, Requires
from selector.method.schema import Method

from .result import Requirement

Edit = Literal["must", "want", "drop"]
Edits = Mapping[str, Edit]  # by "kind:code" or "kind:*"

# Each adds 25 KB to every result and 10 ms to its making; all 380 of the vocabulary made 11 MB in 4 seconds.
MOST_ADDED = 50
EVERY = "*"
FIRM = ("cdmo", "cmo")
ONLY_DERIVED = ("scale", "model")  # an amount comes from an answer, a model from the verdict
SUBSTANCE = "substance_or_product:drug_substance"


def derive(reading: Reading, verdict: str) -> tuple[Requirement, ...]:
    """The requirements that answers and verdict bring, in file order, each code once; must beats want.

    `verdict` is cdmo, cmo, either or insufficient; only the first two ask for a model.
    """
    needs: dict[str, Requirement] = {}
    for need in _brought(reading, verdict):
        known = needs.get(need.key)
        needs[need.key] = _joined(known, need) if known else need
    return tuple(needs.values())


def edit(
    requirements: Sequence[Requirement], edits: Edits, method: Method, vocabulary: Vocabulary
) -> tuple[Requirement, ...]:
    """The requirements after edits: an exact key beats its star; what no answer derived is added last.

    Edits that would be refused do nothing here, so that stored ones survive a change of answers.
    """
    kept = [
        replace(need, level=level, u=method.levels[level]) for need in requirements if (level := _level(need, edits))
    ]
    derived = {need.key for need in requirements}
    added = [
        need_of(method, *_split(key), level, "you")
        for key, level in edits.items()
        if level != "drop" and key not in derived and _can_add(key, method, vocabulary)
    ]
    kinds = list(method.kind)
    return (*kept, *sorted(added, key=lambda need: (kinds.index(need.kind), need.code)))


def view_requirements(
    derived: Sequence[Requirement], strategy: str | None, edits: Edits, method: Method, vocabulary: Vocabulary
) -> dict[str, tuple[Requirement, ...]]:
    """The requirements of each view of the strategy, by view: its edits under the sponsor's. Empty without views."""
    views = next((known.views for known in method.strategies if known.key == strategy), ())
    return {view.key: edit(derived, {**view.edits, **edits}, method, vocabulary) for view in views}


def edit_problems(edits: Mapping[str, object], method: Method, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """What is wrong with raw edits in themselves: an unknown kind, code or level."""
    return tuple(problem for key, level in edits.items() for problem in _problems(key, level, method, vocabulary))


def added(edits: Mapping[str, object], derived: Collection[str]) -> frozenset[str]:
    """What is asked for that no answer brings, by "kind:code": an assessment holds MOST_ADDED. `derived`: the keys."""
    return frozenset(key for key, level in edits.items() if level != "drop" and key not in derived)


def without_cause(edits: Mapping[str, object], derived: Sequence[Requirement]) -> tuple[str, ...]:
    """The edits that add a scale or a model, which only answers and verdict can, by "kind:code"."""
    known = {need.key for need in derived}
    return tuple(
        key
        for key, level in edits.items()
        if _split(key)[0] in ONLY_DERIVED and _split(key)[1] != EVERY and key not in known and level != "drop"
    )


def added_problems(edits: Mapping[str, object], derived: Sequence[Requirement]) -> tuple[Problem, ...]:
    """What is wrong with sound edits of these derived requirements: they add a scale or a model."""
    return tuple(
        Problem(f"edits.{key}", f"a {_split(key)[0]} that answers or verdict ask for", edits[key])
        for key in without_cause(edits, derived)
    )


def asks_for_substance(requirements: Sequence[Requirement]) -> bool:
    """True while the drug substance is among the requirements."""
    return any(need.key == SUBSTANCE for need in requirements)


def is_known(kind: str, code: str, method: Method, vocabulary: Vocabulary) -> bool:
    """True for a term of the vocabulary, and for a country that is a region or an ISO 3166 alpha-2 code."""
    if kind == "country":
        return code in method.region or code in ISO_3166
    return kind in method.kind and vocabulary.term(kind, code) is not None


def need_of(method: Method, kind: str, code: str, level: Level, source: str) -> Requirement:
    """A requirement with the weight of its level and the dimension in which it counts."""
    return Requirement(kind, code, level, method.levels[level], method.kind[kind].dimension_of(code), (source,))


def _brought(reading: Reading, verdict: str) -> Iterator[Requirement]:
    method = reading.method
    for question in reading.answered:
        for option in reading.options(question):
            for requires in option.requires:
                if _applies(requires, reading):
                    yield need_of(method, requires.kind, requires.code, requires.level, question.key)
        yield from _size(reading, question)
    if verdict in FIRM:
        yield need_of(method, "model", verdict, "want", "verdict")


def _applies(requires: Requires, reading: Reading) -> bool:
    wanted = requires.only_if is None or reading.holds(requires.only_if)
    barred = requires.not_if is not None and reading.holds(requires.not_if)
    return wanted and not barred


def _size(reading: Reading, question: Question) -> Iterator[Requirement]:
    amount = reading.amount(question.key)
    if amount is not None and question.scale is not None:
        need = need_of(reading.method, "scale", question.scale, question.level, question.key)
        yield replace(need, amount=amount, unit=question.unit)


def _joined(first: Requirement, second: Requirement) -> Requirement:
    stronger = max(first, second, key=lambda need: need.u)
    sources = dict.fromkeys(first.from_ + second.from_)
    return replace(first, level=stronger.level, u=stronger.u, from_=tuple(sources))


def _level(need: Requirement, edits: Edits) -> Level | None:
    level = edits.get(need.key) or edits.get(f"{need.kind}:{EVERY}") or need.level
    return None if level == "drop" else level


def _can_add(key: str, method: Method, vocabulary: Vocabulary) -> bool:
    kind, code = _split(key)
    return kind not in ONLY_DERIVED and is_known(kind, code, method, vocabulary)


def _split(key: str) -> tuple[str, str]:
    kind, _, code = key.partition(":")
    return kind, code


def _problems(key: str, level: object, method: Method, vocabulary: Vocabulary) -> Iterator[Problem]:
    kind, code = _split(key)
    if level not in ("must", "want", "drop"):
        yield Problem(f"edits.{key}", "must, want or drop", level)
    if kind not in method.kind:
        yield Problem(f"edits.{key}", "a kind of requirement before the colon", kind)
    elif code != EVERY and not is_known(kind, code, method, vocabulary):
        yield Problem(f"edits.{key}", f"a known code of {kind}", code)
