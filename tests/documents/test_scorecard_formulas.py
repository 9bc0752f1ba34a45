"""The formulas of the scorecard against the method: computed from the cells alone, and by LibreOffice where it is."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from providers.catalogue.facts import read_facts
from providers.catalogue.vocabulary import DATA, load_vocabulary
from selector.assessment.assess import assess, record
from selector.assessment.inputs import Inputs, parse_inputs
from selector.documents.brand import PLAIN
from selector.documents.scorecard import scorecard_xlsx
from selector.method.load import load_method
from selector.shortlist.result import Ranked
from tests.documents.formulas import OFFICE, Sheet, by_office
from tests.documents.reports import ANTIBODY, CASES, DAY, MATURE, SPLIT, stored
from tests.documents.scorecards import COLUMNS, FIRST, STAMP, card_of, opened, with_weights, workbook

KEYS = load_method("2026-11").dimension_keys
LOPSIDED, ONE, EVEN = (7, 0, 100, 33, 1), (0, 0, 0, 0, 50), (10, 10, 10, 10, 10)
NO_STAGE = {"stage:*": "drop", "service:process_validation": "drop"}
CLOSE = 1e-9


@cache
def facts() -> Any:
    return read_facts(json.loads((DATA / "catalogue.json").read_text(encoding="utf-8")))


def inputs_of(case: str, weights: Mapping[str, int] | None = None, edits: Mapping[str, str] | None = None) -> Inputs:
    """The inputs of a case with other weights of the ranking, or further edits."""
    data = json.loads((CASES / f"{case}.json").read_text(encoding="utf-8"))
    data["edits"] = {**data.get("edits", {}), **(edits or {})}
    return parse_inputs(data | ({"ranking_weights": dict(weights)} if weights else {}), load_vocabulary())


def method_says(case: str, weights: Mapping[str, int], edits: Mapping[str, str] | None = None) -> dict[str, Ranked]:
    """The ranking that the method comes to with these weights, by name."""
    result = assess(inputs_of(case, weights, edits), facts(), DAY, glance=True)
    return {row.name: row for row in result.shortlist.ranking}


def assert_says(sheet: Any, expected: Mapping[str, Ranked]) -> None:
    """Each row has the fit, the bounds and the rank of the method, and says how far it moved."""
    for row in range(FIRST, FIRST + len(expected)):
        at = {name: sheet.value(f"{letters}{row}") for name, letters in COLUMNS.items()}
        ranked = expected[at["name"]]
        now = (at["fit_now"], at["low_now"], at["high_now"])
        assert now == pytest.approx((ranked.fit, ranked.fit_low, ranked.fit_high), abs=CLOSE)
        assert (at["rank_now"], at["move"]) == (ranked.rank, moved(at["rank"], ranked.rank))


def moved(before: int, now: int) -> str:
    if before == now:
        return "keeps its rank"
    return f"up {before - now}" if now < before else f"down {now - before}"


@pytest.mark.parametrize("case", [ANTIBODY, MATURE, SPLIT])
def test_it_comes_to_the_stored_result_with_the_weights_as_they_are(case: str) -> None:
    ranking = {row.name: row for row in stored(case).result.shortlist.ranking}
    sheet = Sheet(opened(workbook(case))["Scorecard"])
    assert_says(sheet, ranking)
    assert sheet.value("K4") == "Weights as assessed"


@pytest.mark.parametrize("weights", [LOPSIDED, ONE, EVEN])
@pytest.mark.parametrize("case", [ANTIBODY, MATURE, SPLIT])
def test_it_computes_again_as_the_method_does_when_weights_are_changed(case: str, weights: tuple[int, ...]) -> None:
    named = dict(zip(KEYS, weights, strict=True))
    sheet = Sheet(opened(with_weights(workbook(case), named))["Scorecard"])
    expected = method_says(case, named)
    assert {row.name: row.rank for row in stored(case).result.shortlist.ranking} != {
        name: row.rank for name, row in expected.items()
    }
    assert_says(sheet, expected)
    assert sheet.value("K4") == "Weights changed"


def without_stage() -> bytes:
    """The workbook of a case in which one dimension has no requirement."""
    made = record(inputs_of(ANTIBODY, edits=NO_STAGE), facts(), "1" * 64, DAY)
    assert [row.fit_by_dimension["lifecycle_stage"] for row in made.result.shortlist.ranking[:1]] == [None]
    return scorecard_xlsx(card_of(made), PLAIN, STAMP)


@pytest.mark.parametrize("weights", [(20, 90, 25, 15, 30), (1, 2, 3, 4, 5)])
def test_it_leaves_a_dimension_without_requirements_out(weights: tuple[int, ...]) -> None:
    named = dict(zip(KEYS, weights, strict=True))
    sheet = Sheet(opened(with_weights(without_stage(), named))["Scorecard"])
    assert_says(sheet, method_says(ANTIBODY, named, NO_STAGE))
    assert (sheet.value("F5"), sheet.value("J4")) == ("–", sum(weights) - weights[1])


def test_it_says_nothing_fits_where_only_an_empty_dimension_weighs() -> None:
    named = dict(zip(KEYS, (0, 100, 0, 0, 0), strict=True))
    sheet = Sheet(opened(with_weights(without_stage(), named))["Scorecard"])
    expected = method_says(ANTIBODY, named, NO_STAGE)
    assert {row.fit for row in expected.values()} == {0}
    assert_says(sheet, expected)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("case", [ANTIBODY, SPLIT])
def test_it_computes_the_same_in_libreoffice(case: str, tmp_path: Path) -> None:
    named = dict(zip(KEYS, LOPSIDED, strict=True))
    page = by_office(with_weights(workbook(case), named), tmp_path)["Scorecard"]
    assert page["K4"].value == "Weights changed"
    assert_says(Sheet(page), method_says(case, named))
