"""Requirements: kept, raised, lowered, dropped and added."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from providers.catalogue.countries import ISO_3166
from selector.models import Assessment
from selector.requirement_forms import MOST_ADDED, RequirementsForm
from tests.selector.visits import ANSWERS

TABLET, PERFUSION = "dosage_form:tablet", "technology:perfusion"


def assessment(**edits: str) -> Assessment:
    return Assessment(method_version="2026-11", mode="full", answers=ANSWERS, edits=edits)


def sent(stored: Assessment, **changes: str) -> RequirementsForm:
    """The form as the browser sends it: what it shows, with changes."""
    shown = RequirementsForm(stored)
    values: dict[str, Any] = {name: shown[name].value() or "" for name in shown.fields}
    return RequirementsForm(stored, QueryDict(urlencode(values | changes)))


def edits(form: RequirementsForm) -> dict[str, str]:
    assert form.errors == {}
    return dict(form.edits)


def test_it_shows_each_derived_requirement_with_its_level_by_dimension() -> None:
    form = RequirementsForm(assessment())
    rows = {row.need.key: row for _, rows in form.rows for row in rows}
    assert rows[TABLET].field.value() == "must"
    assert rows[TABLET].need.origin == "From: Dosage form"
    assert next(title for title, _ in form.rows) == "Scope of Services"


def test_what_nobody_changed_is_no_edit() -> None:
    assert edits(sent(assessment())) == {}


@pytest.mark.parametrize("level", ["want", "drop"])
def test_it_lowers_and_drops(level: str) -> None:
    assert edits(sent(assessment(), **{TABLET: level})) == {TABLET: level}


def test_a_dropped_requirement_stays_in_sight_and_can_come_back() -> None:
    stored = assessment(**{TABLET: "drop"})
    assert RequirementsForm(stored)[TABLET].value() == "drop"
    assert edits(sent(stored)) == {TABLET: "drop"}
    assert edits(sent(stored, **{TABLET: "must"})) == {}


@pytest.mark.parametrize("key", [PERFUSION, "country:EEA", "country:DE", "certification:iso_9001"])
def test_it_adds_any_term_region_or_country(key: str) -> None:
    assert edits(sent(assessment(), add=key, add_level="must")) == {key: "must"}


def test_what_is_added_without_a_level_is_a_want() -> None:
    assert edits(sent(assessment(), add=PERFUSION, add_level="")) == {PERFUSION: "want"}


def test_what_was_added_can_be_changed_and_taken_away() -> None:
    stored = assessment(**{PERFUSION: "must"})
    assert edits(sent(stored)) == {PERFUSION: "must"}
    assert edits(sent(stored, **{PERFUSION: "want"})) == {PERFUSION: "want"}
    assert edits(sent(stored, **{PERFUSION: "drop"})) == {}


def test_an_edit_of_a_whole_kind_stands_until_a_single_one_beats_it() -> None:
    stored = assessment(**{"dosage_form:*": "want"})
    assert RequirementsForm(stored)[TABLET].value() == "want"
    assert edits(sent(stored)) == {}
    assert edits(sent(stored, **{TABLET: "must"})) == {TABLET: "must"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({TABLET: "maybe"}, TABLET),
        ({TABLET: ""}, TABLET),
        ({"add": "technology:magic"}, "add"),
        ({"add": "scale:reactor_volume"}, "add"),
        ({"add": "model:cdmo"}, "add"),
        ({"add": PERFUSION, "add_level": "drop"}, "add_level"),
    ],
)
def test_it_says_beside_the_field_what_cannot_be(change: dict[str, str], field: str) -> None:
    assert list(sent(assessment(), **change).errors) == [field]


def test_it_takes_no_more_than_an_assessment_holds() -> None:
    countries = sorted(ISO_3166)[:MOST_ADDED]
    full = assessment(**{f"country:{code}": "want" for code in countries})
    (message,) = sent(full, add=PERFUSION, add_level="must").errors["add"]
    assert message == "You have added 50 requirements, the most there can be. Set one to not needed first."
    first, second = (f"country:{code}" for code in countries[:2])
    assert edits(sent(full, add=first, add_level="must"))[first] == "must"
    assert edits(sent(full, add=PERFUSION, add_level="must", **{second: "drop"}))[PERFUSION] == "must"


def test_a_form_from_before_an_addition_leaves_it_alone() -> None:
    earlier = RequirementsForm(assessment())
    values = {name: earlier[name].value() or "" for name in earlier.fields}
    form = RequirementsForm(assessment(**{PERFUSION: "must"}), QueryDict(urlencode(values)))
    assert form.is_valid()
    assert PERFUSION not in form.shown
