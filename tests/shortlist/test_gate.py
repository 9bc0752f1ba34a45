"""Gate, what decides, and what bars a provider."""

import pytest

from selector.shortlist.gate import barring, deciding, deciding_met, gate
from selector.shortlist.result import State
from tests.shortlist.matching import BASIS, ask_for, in_state

ALL_STATES: tuple[State, ...] = ("met", "broader", "planned", "historic", "unlisted", "unknown", "mixed", "adverse")


GATES = ("pass", "verify", "verify", "verify", "fails", "verify", "verify", "blocked")


@pytest.mark.parametrize(("must", "expected"), list(zip(ALL_STATES, GATES, strict=True)))
def test_a_must_sets_the_gate(must: State, expected: str) -> None:
    assert gate(ask_for("regulator:us_fda"), [in_state(must)]) == expected


@pytest.mark.parametrize("want", ALL_STATES)
def test_of_the_wants_only_an_adverse_one_has_to_be_verified(want: State) -> None:
    assert gate(ask_for("regulator:us_fda?"), [in_state(want)]) == ("verify" if want == "adverse" else "pass")


def test_the_strictest_gate_holds() -> None:
    needs = ask_for("regulator:us_fda", "dosage_form:tablet", "service:scale_up", "regulator:eu_ema?")
    states: list[State] = ["adverse", "unlisted", "unknown", "adverse"]
    assert gate(needs, [in_state(state) for state in states]) == "blocked"
    assert gate(needs, [in_state(state) for state in ["met", *states[1:]]]) == "fails"
    assert gate(needs[:2], [in_state("met"), in_state("met")]) == "pass"


def test_musts_that_are_adverse_or_unlisted_bar_a_provider() -> None:
    needs = ask_for("regulator:us_fda", "dosage_form:tablet", "service:scale_up", "regulator:eu_ema?", "stage:phase_1?")
    states: list[State] = ["adverse", "unlisted", "unknown", "adverse", "unlisted"]
    assert barring(needs, [in_state(state) for state in states]) == (0, 1)


def test_the_modality_always_decides_and_forms_and_packing_unless_the_substance_is_asked_for() -> None:
    needs = ask_for(
        "modality:peptide?", "dosage_form:tablet", "service:secondary_packaging_labelling", "service:scale_up"
    )
    assert deciding(needs, BASIS.method.deciding) == (True, True, True, False)
    substance = ask_for("substance_or_product:drug_substance?")
    assert deciding(needs + substance, BASIS.method.deciding) == (True, False, False, False, False)


@pytest.mark.parametrize("state", ALL_STATES)
def test_a_deciding_must_has_to_be_met_or_broader(state: State) -> None:
    needs = ask_for("modality:peptide")
    assert deciding_met(needs, [in_state(state)], (True,)) is (state in ("met", "broader"))
    assert deciding_met(needs, [in_state(state)], (False,)) is True


@pytest.mark.parametrize("state", ALL_STATES)
def test_a_deciding_want_must_not_be_unlisted(state: State) -> None:
    assert deciding_met(ask_for("modality:peptide?"), [in_state(state)], (True,)) is (state != "unlisted")
