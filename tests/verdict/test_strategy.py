"""The strategies and their order."""

from __future__ import annotations

import numpy as np
import pytest

from selector.verdict.result import VerdictKey
from selector.verdict.strategy import RULES, strategy
from tests.builders import make_method

METHOD = make_method()
SPLIT = ("needs_substance_and_product", "accepts_two_partners", "specialised_substance")
CHANGE = ("process_validated", "change_planned")


@pytest.mark.parametrize(
    ("verdict", "flags", "positions", "expected"),
    [
        pytest.param("insufficient", ("capacity_gap_only",), (90, -90), None, id="no verdict, no strategy"),
        pytest.param("cmo", ("capacity_gap_only", *SPLIT), (0, 0), "overflow", id="a gap comes first"),
        pytest.param("cdmo", (*SPLIT, "second_source_now"), (0, 0), "split_substance_product", id="then two partners"),
        pytest.param("cdmo", SPLIT[:2], (0, 0), "single_partner", id="two partners need all three flags"),
        pytest.param("cmo", ("second_source_now",), (0, 0), "second_source", id="a second source now for any verdict"),
        pytest.param("cdmo", ("second_source_later",), (0, 0), "second_source", id="later with a CDMO"),
        pytest.param("cdmo", ("supply_critical",), (0, 0), "second_source", id="critical supply with a CDMO"),
        pytest.param("either", ("second_source_later", "supply_critical"), (0, 0), "single_partner", id="else not"),
        pytest.param("either", CHANGE, (50, -50), "change_then_supply", id="change before division"),
        pytest.param("either", (), (None, 40 - 4e-10, -40), "divide_by_work_package", id="one on each side, at 40"),
        pytest.param("either", (), (None, 39.9, -90), "single_partner", id="not far enough on one side"),
        pytest.param("cdmo", (), (100, 100), "single_partner", id="else one partner"),
    ],
)
def test_strategy(
    verdict: VerdictKey, flags: tuple[str, ...], positions: tuple[float | None, ...], expected: str | None
) -> None:
    assert strategy(METHOD, verdict, frozenset(flags), np.array(positions, dtype=np.float64)) == expected


def test_every_strategy_of_the_method_has_a_rule() -> None:
    assert [strategy.key for strategy in METHOD.strategies] == list(RULES)
