"""What questions give: points, bounds and their range."""

from __future__ import annotations

import pytest

from selector.method.questions import Question
from selector.verdict.points import reach_of
from tests.builders import make_option, make_question

DIMENSIONS = ("work", "stage")

ONE_SIDED = make_question("one_sided", make_option("some", work=1), make_option("more", work=3))
TWO_SIDED = make_question("two_sided", make_option("lab", work=2, stage=-1), make_option("plant", work=-3, stage=-2))
SEVERAL = make_question(
    "several",
    make_option("develop", work=2),
    make_option("scale_up", work=2),
    make_option("make", work=-3),
    make_option("store"),
    kind="multiple",
    clip=(-2, 3),
)
AMOUNT = make_question("amount", kind="number")


@pytest.mark.parametrize(
    ("question", "lo", "hi", "width"),
    [
        pytest.param(ONE_SIDED, (0, 0), (3, 0), 3, id="the bounds include 0"),
        pytest.param(TWO_SIDED, (-3, -2), (2, 0), 7, id="each dimension has its own"),
        pytest.param(SEVERAL, (-2, 0), (3, 0), 5, id="the clip bounds a multiple where an option names the dimension"),
        pytest.param(AMOUNT, (0, 0), (0, 0), 0, id="a number gives none"),
    ],
)
def test_bounds(question: Question, lo: tuple[int, ...], hi: tuple[int, ...], width: int) -> None:
    reach = reach_of(question, DIMENSIONS)
    assert (reach.lo, reach.hi, reach.width) == (lo, hi, width)


@pytest.mark.parametrize(
    ("question", "codes", "points"),
    [
        pytest.param(TWO_SIDED, ["plant"], (-3, -2), id="a single gives its option's"),
        pytest.param(SEVERAL, ["develop", "make"], (-1, 0), id="a multiple gives the sum"),
        pytest.param(SEVERAL, ["develop", "scale_up"], (3, 0), id="clipped above"),
        pytest.param(SEVERAL, ["make", "store"], (-2, 0), id="clipped below"),
        pytest.param(SEVERAL, [], (0, 0), id="nothing gives nothing"),
        pytest.param(AMOUNT, [], (0, 0), id="a number gives nothing"),
    ],
)
def test_points(question: Question, codes: list[str], points: tuple[int, ...]) -> None:
    assert reach_of(question, DIMENSIONS).points(codes) == points
