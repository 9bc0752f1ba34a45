"""The questions to a provider: when there is one, how it opens, what it asks."""

from typing import Any

import pytest

from providers.catalogue.facts import Claim
from selector.shortlist.questions import label_of, plain, questions
from selector.shortlist.result import Requirement
from tests.builders import make_claim, make_requirement
from tests.shortlist.matching import BASIS, claims, find


def asked(need: Requirement | str, *said: Claim) -> list[tuple[str, str]]:
    need = make_requirement(need) if isinstance(need, str) else need
    return [(ask.state, ask.text) for ask in questions([need], [find(need, *said)], BASIS)]


def fda(outcome: str, **changes: Any) -> Claim:
    return make_claim("regulator", "us_fda", outcome=outcome, **changes)


@pytest.mark.parametrize(
    ("key", "said", "lead"),
    [
        ("dosage_form:tablet", (), "unknown"),
        ("dosage_form:tablet", claims("dosage_form", "nasal", "otic", "oral_liquid", "suppository"), "unlisted"),
        ("dosage_form:tablet", claims("dosage_form", "oral_solid"), "broader"),
        ("stage:phase_2", claims("stage", "phase_1", "phase_3"), "between"),
        ("stage:phase_2", claims("stage", "phase_1", "phase_3", "clinical"), "between"),
        ("stage:phase_2", claims("stage", "clinical", "phase_1", "phase_3"), "broader"),
        ("dosage_form:tablet", claims("dosage_form", "tablet", status="planned"), "planned"),
        ("dosage_form:tablet", claims("dosage_form", "tablet", status="historic"), "historic"),
        ("regulator:us_fda", (fda("adverse", site="A"), fda("passed", site="B")), "mixed"),
        ("regulator:us_fda", (fda("stated"), fda("supplies_market")), "stated"),
    ],
)
def test_the_state_opens_the_question(key: str, said: tuple[Claim, ...], lead: str) -> None:
    ((state, text),) = asked(key, *said)
    assert state == lead
    assert text.startswith(BASIS.texts.rfi_lead[lead].text.partition("{")[0])


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("dosage_form:tablet", claims("dosage_form", "tablet")),
        ("regulator:us_fda", (fda("stated"), fda("passed", as_of=None, evidence="provider_statement"))),
        ("regulator:us_fda", (fda("adverse"),)),
    ],
    ids=["met", "met by more than a statement", "adverse"],
)
def test_nothing_is_asked_where_all_is_shown_or_adverse(key: str, said: tuple[Claim, ...]) -> None:
    assert asked(key, *said) == []


def test_a_question_is_lead_and_ask_with_label_and_claim() -> None:
    ((_, text),) = asked(
        "dosage_form:tablet", make_claim("dosage_form", "oral_solid", detail="Makes {solids} in Bonn.")
    )
    assert text == (
        "Your public information is wider than our need: Makes {solids} in Bonn. Form needed: Tablet. "
        "Do you make it under GMP, at which site, and in which container and batch sizes?"
    )


def test_a_question_on_a_size_names_amount_and_unit() -> None:
    ((_, text),) = asked(make_requirement("scale:units_per_batch", amount=1234567.5, unit="units"))
    assert "Size needed: Units per batch, 1,234,567.5 units." in text


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("country:EEA", "European Economic Area"),
        ("country:CH", "Switzerland"),
        ("country:AT", "AT"),
        ("scale:reactor_volume", "Chemical reactor volume"),
        ("dosage_form:tablet", "Tablet"),
    ],
)
def test_labels_come_from_the_texts_for_sizes_and_regions_else_from_the_vocabulary(key: str, label: str) -> None:
    assert label_of(make_requirement(key), BASIS) == label


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (5.0, "5"),
        (5, "5"),
        (100.0, "100"),
        (12500000.0, "12,500,000"),
        (150000.5, "150,000.5"),
        (0.0001, "0.0001"),
        (1e-07, "0.0000001"),
        (1e22, "10,000,000,000,000,000,000,000"),
        (1000.10, "1,000.1"),
    ],
)
def test_amounts_have_commas_and_neither_trailing_zeros_nor_an_exponent(amount: float, text: str) -> None:
    assert plain(amount) == text
