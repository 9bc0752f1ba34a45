"""Requirements: kept, raised, lowered, dropped and added."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from providers.catalogue.countries import ISO_3166
from selector.models import Assessment
from selector.requirement_forms import RequirementsForm
from selector.shortlist.needs import MOST_ADDED
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
    needs = {need.key: need for group in form.groups for need in group.needs}
    assert form[TABLET].value() == "must"
    assert needs[TABLET].origin == "From: Dosage form"
    assert form.groups[0].dimension == "Scope of Services"


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


def kept(form: RequirementsForm) -> dict[str, str]:
    return {need.key: need.level for need in form.kept}


def test_it_counts_the_levels_as_they_stand_on_the_page_saved_or_not() -> None:
    form = sent(assessment(**{PERFUSION: "must"}), **{TABLET: "want", PERFUSION: "drop"})
    assert kept(form)[TABLET] == "want"
    assert PERFUSION not in kept(form)
    assert form.sentence == "8 requirements follow from your answers: 4 musts and 4 wants."


@pytest.mark.parametrize("level", ["maybe", "", "🧪"])
def test_what_is_no_level_counts_as_it_is_stored(level: str) -> None:
    assert kept(sent(assessment(**{TABLET: "want"}), **{TABLET: level}))[TABLET] == "want"


def test_a_save_is_about_what_was_changed_on_its_page_alone() -> None:
    values = {TABLET: "want", f"before-{TABLET}": "want", "model:cmo": "drop", "before-model:cmo": "want"}
    form = RequirementsForm(assessment(), QueryDict(urlencode(values)))
    assert form.is_valid()
    assert (form.shown, form.edits) == (("model:cmo",), {"model:cmo": "drop"})


def test_the_button_makes_a_must_a_want() -> None:
    assert edits(sent(assessment(), relax=TABLET)) == {TABLET: "want"}


def test_by_itself_it_adds_nothing() -> None:
    form = RequirementsForm(assessment(), QueryDict(urlencode({TABLET: "want", "add": PERFUSION})), adds=False)
    assert form.is_valid()
    assert form.edits == {TABLET: "want"}


def test_what_was_added_and_dropped_by_the_same_page_can_come_back() -> None:
    form = RequirementsForm(assessment(), QueryDict(urlencode({PERFUSION: "must"})), adds=False)
    assert form.is_valid()
    assert form.edits == {PERFUSION: "must"}


@pytest.mark.parametrize(
    "key", ["technology:magic", "scale:reactor_volume", "model:cdmo", "before-country:DE", "country:XX"]
)
def test_what_cannot_be_added_does_not_come_back_either(key: str) -> None:
    assert edits(RequirementsForm(assessment(), QueryDict(urlencode({key: "must"})))) == {}


def test_no_more_come_back_than_an_assessment_holds() -> None:
    countries = [f"country:{code}" for code in sorted(ISO_3166)[: MOST_ADDED + 1]]
    full = assessment(**dict.fromkeys(countries[1:], "want"))
    assert list(RequirementsForm(full, QueryDict(urlencode({countries[0]: "must"}))).errors) == [countries[0]]
    everything = RequirementsForm(assessment(), QueryDict(urlencode(dict.fromkeys(countries, "must"))))
    assert len(everything.errors) == 1
