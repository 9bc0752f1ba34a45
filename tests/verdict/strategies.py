"""Valid answers to a method, drawn: missing ones, "don't know", options that stand alone, amounts in range."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from selector.method.answers import Answers, parse_answers
from selector.method.load import load_method
from selector.method.questions import Question
from selector.method.schema import Method

METHOD = load_method("2026-11")


def answers(method: Method = METHOD) -> SearchStrategy[Answers]:
    """Answers as they could be stored, to some or to all questions."""
    each = {question.key: _values(question) for question in method.questions}
    some = st.fixed_dictionaries({}, optional=each)
    return st.one_of(st.fixed_dictionaries(each), some).map(lambda raw: _parsed(method, raw))


def weights(method: Method = METHOD) -> SearchStrategy[dict[str, int]]:
    """A sponsor's own weights."""
    each = st.fixed_dictionaries(dict.fromkeys(method.dimension_keys, st.integers(0, 100)))
    return each.filter(lambda drawn: sum(drawn.values()) > 0)


def _values(question: Question) -> SearchStrategy[object]:
    if question.kind == "number":
        return st.floats(question.min or 0, question.max or 1e9)
    alone = [option.code for option in question.options if question.stands_alone(option.code)]
    together = [option.code for option in question.options if option.code not in alone]
    if question.kind == "single":
        return st.sampled_from([*together, *alone])
    some = st.lists(st.sampled_from(together), min_size=1, max_size=8, unique=True)
    return st.one_of(some, st.sampled_from(alone).map(lambda code: [code])) if alone else some


def _parsed(method: Method, raw: dict[str, object]) -> Answers:
    parsed, problems = parse_answers(method, raw)
    assert problems == ()
    return parsed
