"""Rounding, signs and percent."""

import pytest

from selector.report import figures
from tests.report.samples import PEN

FORM = PEN.say.form


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (44.617, "+44.6"),
        (-16.666, "−16.7"),
        (0.0, "0.0"),
        (-0.0, "0.0"),
        (0.04, "0.0"),
        (-0.04, "0.0"),
        (-0.06, "−0.1"),
        (100.0, "+100.0"),
    ],
)
def test_it_writes_a_score_with_its_sign_and_nothing_without(value: float, words: str) -> None:
    assert figures.signed(value) == words


@pytest.mark.parametrize(("value", "words"), [(73.66, "73.7"), (0.0, "0.0"), (-3.0, "−3.0"), (1234.5, "1,234.5")])
def test_it_writes_a_plain_number_without_a_plus(value: float, words: str) -> None:
    assert figures.plain(value) == words


@pytest.mark.parametrize(("value", "words"), [(25.0, "+25"), (-25.0, "−25"), (12.5, "+12.5")])
def test_it_writes_a_threshold_as_the_method_does(value: float, words: str) -> None:
    assert figures.line(value) == words


@pytest.mark.parametrize(
    ("share", "digits", "words"),
    [
        (0.9992, 1, "99.9 %"),
        (0.9999, 1, "99.99 %"),
        (1.0, 1, "100.0 %"),
        (0.0001, 1, "0.01 %"),
        (0.0, 0, "0 %"),
        (0.4558, 0, "46 %"),
        (0.996, 0, "99.6 %"),
        (1 - 1e-12, 0, "100 %"),
    ],
)
def test_it_never_writes_all_or_nothing_for_almost(share: float, digits: int, words: str) -> None:
    assert figures.percent(FORM, share, digits) == words
