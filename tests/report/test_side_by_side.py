"""Scenarios beside the saved result: four columns at once, each told against the first."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from providers.catalogue.facts import read_facts
from selector.assessment.assess import assess
from selector.assessment.inputs import parse_inputs
from selector.assessment.record import canonical
from selector.assessment.result import AssessmentResult
from selector.report.side_by_side import Table, Tried, side_by_side
from tests.report.samples import CASES, DAY, PEN

FACTS = read_facts(json.loads((CASES / "catalogue.json").read_text(encoding="utf-8")))
ANSWERS = json.loads((CASES / "c10_antibody_phase2.json").read_text(encoding="utf-8"))["answers"]


@cache
def tried(key: str, **answers: str) -> Tried:
    """A column of the worked case with other answers; without any, the saved one."""
    return column(key, ANSWERS | answers)


def column(key: str, answers: dict[str, Any]) -> Tried:
    """A column of these answers."""
    inputs = parse_inputs({"method": "2026-11", "answers": answers}, PEN.vocabulary)
    return Tried(key, f"No. {key}" if key else "As saved", inputs, assess(inputs, FACTS, DAY))


def tables(count: int) -> tuple[Table, ...]:
    """So many scenarios in which the process is already validated."""
    scenarios = [tried(str(number), formulation_status="validated") for number in range(1, count + 1)]
    return side_by_side(tried(""), scenarios, PEN)


@pytest.mark.parametrize(
    ("count", "columns"),
    [(0, []), (1, [2]), (3, [4]), (4, [4, 2]), (6, [4, 4])],
)
def test_it_shows_four_at_once_and_leads_each_table_with_the_saved_result(count: int, columns: list[int]) -> None:
    made = tables(count)
    assert [len(table.columns) for table in made] == columns
    assert all(table.columns[0].key == "" for table in made)
    assert [column.key for table in made for column in table.columns[1:]] == [str(n + 1) for n in range(count)]


def test_it_tells_each_scenario_against_the_saved_result() -> None:
    (table,) = tables(1)
    saved, scenario = table.columns
    assert saved.told.inputs == ()
    assert (saved.told.score.was, saved.told.score.change) == ("", "")
    (line,) = scenario.told.inputs
    assert line.title == PEN.question("formulation_status")
    assert scenario.told.score.was == f"was {saved.told.score.now}"


def test_it_shows_each_dimension_across_the_columns_with_its_bar() -> None:
    (table,) = tables(2)
    assert [row.title for row in table.dimensions] == [text.title for text in PEN.texts.dimension.values()]
    for row in table.dimensions:
        assert [name for name, _, _ in row.positions] == ["As saved", "No. 1", "No. 2"]
        assert all("<svg" in bar and shift.now in bar for _, shift, bar in row.positions)


def test_a_result_that_was_stored_stands_in_the_same_rows() -> None:
    """Stored, the dimensions stand in another order."""
    stored = replace(tried(""), result=AssessmentResult.from_json(json.loads(canonical(tried("").result.to_json()))))
    assert side_by_side(stored, [tried("1")], PEN) == side_by_side(tried(""), [tried("1")], PEN)


def test_it_names_the_first_five_as_the_ranking_has_them() -> None:
    (table,) = tables(1)
    saved = tried("").result.shortlist.ranking
    assert [place.name for place in table.columns[0].places] == [row.name for row in saved[:5]]
    assert not any(place.move for place in table.columns[0].places)


def test_it_says_what_there_is_while_there_is_no_verdict() -> None:
    for columns in ((tried(""), column("1", {})), (column("", {}), tried("1"))):
        (table,) = side_by_side(columns[0], columns[1:], PEN)
        place = 1 if columns[0].inputs.answers.choices else 0
        empty = table.columns[place]
        assert (empty.told.verdict.after.code, empty.places) == ("insufficient", ())
        assert all("<svg" in chart for chart in (empty.gauge, *(row.positions[place][2] for row in table.dimensions)))
