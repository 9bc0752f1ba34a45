"""The draws, repeated one by one from the same stream."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from selector.method.answers import Reading
from selector.method.schema import Method
from selector.verdict.decide import decide
from selector.verdict.result import VerdictDraws
from tests.builders import make_method, make_option, make_question, make_reading, shown_if

from .oracle import after, told

DRAWS = 300
WEIGHTS = {"work": 60, "stage": 40}
METHOD = make_method(
    make_question("silent", make_option("a"), make_option("b"), make_option("c")),
    make_question("scope", make_option("all", work=3), make_option("part"), make_option("batch", work=-2)),
    make_question("steps", make_option("x", work=3), make_option("y", work=-3), kind="multiple", clip=(-3, 3)),
    make_question("phase", make_option("early", stage=2), make_option("late", stage=-2)),
    make_question("plant", make_option("short", "capacity_gap_only", stage=-1), make_option("enough")),
    make_question("later", make_option("yes", work=3), make_option("no", work=-3), show_if=shown_if("scope", "all")),
)


def short(method: Method) -> Method:
    return replace(method, robustness=replace(method.robustness, draws=DRAWS))


def one_by_one(reading: Reading, weights: dict[str, int]) -> VerdictDraws:
    """Draw as the definition says, then decide each draw on its own; what the answers show or hide stays as today."""
    rules = reading.method.robustness
    stream = np.random.default_rng(rules.seed)
    share = rules.concentration * np.array(list(weights.values())) / sum(weights.values())
    drawn_weights = stream.dirichlet(share, size=rules.draws)
    drawn = {
        question.key: [question.choosable[place].code for place in stream.integers(0, size, size=rules.draws)]
        for question in reading.open
        if question.kind == "single" and (size := len(question.choosable))
    }
    count = Counter[str]()
    for place in range(rules.draws):
        made = after(reading, *((key, "", (codes[place],)) for key, codes in drawn.items()))
        frozen = replace(made, visible=reading.visible)
        own = dict(zip(weights, drawn_weights[place].tolist(), strict=True))
        count[told(frozen, own, covered=True)[0]] += 1
    shares = {word: count[word] / rules.draws for word in ("cdmo", "cmo", "either")}
    return VerdictDraws(**shares, draws=rules.draws)


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({"scope": "part"}, id="open singles are drawn, open multiples stay open"),
        pytest.param({"scope": "all", "silent": "b"}, id="also a question shown today"),
        pytest.param(
            {"scope": "dont_know", "steps": ["y"], "phase": "early"}, id="what a draw would show stays hidden"
        ),
        pytest.param({"scope": "part", "phase": "late", "plant": "short", "silent": "a"}, id="only the weights differ"),
    ],
)
def test_the_shares_are_those_of_draws_made_one_by_one(answers: dict[str, Any]) -> None:
    reading = make_reading(short(METHOD), **answers)
    assert decide(reading).verdict_draws == one_by_one(reading, WEIGHTS)


def test_a_weight_of_0_is_never_drawn() -> None:
    reading = make_reading(short(METHOD), scope="batch", phase="early", plant="enough", steps=["y"], silent="c")
    assert decide(reading, {"work": 0, "stage": 3}).verdict_draws == VerdictDraws(1.0, 0.0, 0.0, DRAWS)


def test_coverage_is_not_tested() -> None:
    result = decide(make_reading(short(METHOD)))
    draws = result.verdict_draws
    assert result.verdict == "insufficient"
    assert draws.cdmo + draws.cmo + draws.either == pytest.approx(1.0)


def test_a_draw_without_weight_in_play_has_no_verdict() -> None:
    only_steps = replace(short(METHOD), questions=METHOD.questions[2:3])
    assert decide(make_reading(only_steps)).verdict_draws == VerdictDraws(0.0, 0.0, 0.0, DRAWS)
