"""Fit: shares of requirements and weighted means of credits."""

import numpy as np
import pytest

from selector.shortlist.fit import by_dimension, fits, in_play, shares, vector, within, within_of
from tests.shortlist.matching import BASIS, ask_for

DIMENSIONS = BASIS.method.dimension_keys
U = np.array([3.0, 1.0, 3.0, 1.0])
DIMENSION = np.array([0, 0, 2, 2])
CREDIT = np.array([[1.0, 0.0], [0.0, 0.5], [0.5, 0.5], [1.0, 0.0]])
WITHIN = within(U, DIMENSION, 3)


def test_a_requirement_shares_its_dimension_by_level() -> None:
    assert WITHIN.tolist() == [[0.75, 0.25, 0, 0], [0, 0, 0, 0], [0, 0, 0.75, 0.25]]


def test_weights_spread_over_the_dimensions_that_have_requirements() -> None:
    assert in_play(np.array([20.0, 50.0, 30.0]), WITHIN).tolist() == [0.4, 0, 0.6]
    drawn = in_play(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]), WITHIN)
    assert drawn.tolist() == [[0.5, 0, 0.5], [0, 0, 0]]


def test_fit_is_the_weighted_mean_of_the_fits_by_dimension() -> None:
    weights = np.array([20.0, 50.0, 30.0])
    assert by_dimension(CREDIT, WITHIN).tolist() == [[75, 12.5], [0, 0], [62.5, 37.5]]
    assert fits(CREDIT, shares(weights, WITHIN)) == pytest.approx([0.4 * 75 + 0.6 * 62.5, 0.4 * 12.5 + 0.6 * 37.5])


def test_weights_that_leave_nothing_in_play_tell_nobody_apart() -> None:
    assert fits(CREDIT, shares(np.array([0.0, 9.0, 0.0]), WITHIN)).tolist() == [0, 0]


def test_requirements_find_their_dimension() -> None:
    needs = ask_for("service:scale_up", "service:technology_transfer?", "regulator:us_fda")
    assert within_of(needs, DIMENSIONS).tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0.25, 0.75]]


def test_weights_take_the_order_of_the_dimensions() -> None:
    weights = {key: place for place, key in enumerate(reversed(DIMENSIONS))}
    assert vector(weights, DIMENSIONS).tolist() == [4, 3, 2, 1, 0]


@pytest.mark.parametrize("providers", [1, 2, 3, 7, 64, 86, 1001])
def test_a_fit_has_the_same_bits_wherever_its_provider_stands(providers: int) -> None:
    rng = np.random.default_rng(7)
    credit, share = rng.random((25, providers)), rng.dirichlet(np.ones(25))
    order = rng.permutation(providers)
    assert fits(credit, share)[order].tolist() == fits(np.ascontiguousarray(credit[:, order]), share).tolist()
    assert fits(credit, share)[0] == fits(credit[:, :1], share)[0]
