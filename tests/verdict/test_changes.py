"""Which single changes there are, and what they do to the answers and the sums."""

from __future__ import annotations

from typing import Any

import pytest

from selector.method.questions import Question
from selector.verdict.changes import changes, recount
from selector.verdict.sums import Tally
from tests.builders import make_method, make_option, make_question, make_reading, shown_if

SINGLE = make_question("single", make_option("a", work=2), make_option("b", stage=-1), make_option("c"))
MULTIPLE = make_question(
    "multiple",
    make_option("x", work=1),
    make_option("y", work=-1),
    make_option("none", exclusive=True),
    kind="multiple",
    clip=(-3, 3),
)
FIRST = make_question("first", make_option("yes"), make_option("no"))
SECOND = make_question("second", make_option("yes", work=3), make_option("no"), show_if=shown_if("first", "yes"))


def found(question: Question, **answers: Any) -> list[tuple[str, tuple[str, ...]]]:
    """The changes of one question: name and new answer."""
    method = make_method(question)
    return [(change.to, change.codes) for change in changes(Tally.of(method), make_reading(method, **answers))]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({"single": "b"}, [("a", ("a",)), ("c", ("c",))], id="every other option"),
        pytest.param({"single": "dont_know"}, [(code, (code,)) for code in "abc"], id="any where it is open"),
    ],
)
def test_a_single_choice_may_become_another_option(answers: dict[str, Any], expected: list[Any]) -> None:
    assert found(SINGLE, **answers) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(["x"], [("with y", ("x", "y")), ("with none", ("none",))], id="never to empty"),
        pytest.param(
            ["y", "x"],
            [("without x", ("y",)), ("without y", ("x",)), ("with none", ("none",))],
            id="one less, or what stands alone instead",
        ),
        pytest.param(["none"], [("with x", ("x",)), ("with y", ("y",))], id="what stands alone is replaced"),
        pytest.param(
            ["dont_know"],
            [("with x", ("x",)), ("with y", ("y",)), ("with none", ("none",))],
            id="an open one gains one",
        ),
    ],
)
def test_a_multiple_choice_gains_or_loses_one(answer: list[str], expected: list[Any]) -> None:
    assert found(MULTIPLE, multiple=answer) == expected


def test_questions_that_can_never_move_a_verdict_are_left_out() -> None:
    method = make_method(
        make_question("silent", make_option("yes", "second_source_now"), make_option("no")),
        make_question("clipped", make_option("x", work=2), kind="multiple"),
        make_question("amount", kind="number"),
        make_question("plant", make_option("short", "capacity_gap_only"), make_option("enough")),
        FIRST,
        SECOND,
    )
    named = [change.question.key for change in changes(Tally.of(method), make_reading(method))]
    assert named == ["plant", "plant", "first", "first"]


@pytest.mark.parametrize(
    ("question", "to", "moved"),
    [
        pytest.param("single", "b", 3, id="from 2 on work to -1 on stage"),
        pytest.param("single", "c", 2, id="to none"),
        pytest.param("multiple", "with x", 1, id="an open one had none"),
        pytest.param("first", "no", 0, id="what it hides is not counted"),
    ],
)
def test_the_change_of_points(question: str, to: str, moved: int) -> None:
    method = make_method(SINGLE, MULTIPLE, FIRST, SECOND)
    reading = make_reading(method, single="a", first="yes", second="yes")
    by_name = {(change.question.key, change.to): change for change in changes(Tally.of(method), reading)}
    assert by_name[question, to].moved == moved


def test_what_a_change_adds_to_the_sums_is_what_a_new_count_finds() -> None:
    method = make_method(SINGLE, MULTIPLE, FIRST, SECOND)
    tally = Tally.of(method)
    reading = make_reading(method, multiple=["x", "y"], first="yes", second="yes")
    made = changes(tally, reading)
    assert len(made) == 8
    for change in made:
        recounted = recount(tally, reading, (change.question, change.codes))
        assert (tally.count(reading).rows + change.added).tolist() == recounted.tolist()
