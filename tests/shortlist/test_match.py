"""One requirement against one provider: every state, by the first that applies."""

import pytest

from providers.catalogue.facts import Claim, Site
from tests.builders import make_claim, make_site
from tests.shortlist.matching import claims, credits_of, find

FORM = "dosage_form"
FOUR_FORMS = claims(FORM, "oral_liquid", "suppository", "nasal", "otic")
TABLET = make_claim(FORM, "tablet")
BONN = make_site("Bonn", country="DE")
BASEL = make_site("Basel", country="CH")
SAN_JUAN = make_site("San Juan", country="PR")
NOWHERE = make_site("Nowhere", country=None)


@pytest.mark.parametrize(
    ("said", "state", "worth"),
    [
        pytest.param((), "unknown", (0.15, 0, 1), id="nothing said"),
        pytest.param((TABLET,), "met", (0.9, 0.9, 0.9), id="the code itself"),
        pytest.param(claims(FORM, "oral_solid"), "broader", (0.45, 0, 0.9), id="a broader term"),
        pytest.param(claims(FORM, "capsule"), "unknown", (0.15, 0, 1), id="a sister"),
        pytest.param(claims(FORM, "tablet", status="planned"), "planned", (0.27, 0, 0.9), id="planned"),
        pytest.param(claims(FORM, "tablet", status="historic"), "historic", (0.27, 0, 0.9), id="historic"),
        pytest.param(FOUR_FORMS, "unlisted", (0, 0, 0.3), id="a closed kind that lists others"),
        pytest.param(FOUR_FORMS[:3], "unknown", (0.15, 0, 1), id="too few to call the list closed"),
        pytest.param((*FOUR_FORMS[:3], FOUR_FORMS[0]), "unlisted", (0, 0, 0.3), id="claims count, not codes"),
        pytest.param((*FOUR_FORMS, *claims(FORM, "capsule")), "unknown", (0.15, 0, 1), id="a sister opens the list"),
        pytest.param((*FOUR_FORMS, *claims(FORM, "hard_capsule")), "unknown", (0.15, 0, 1), id="below a sister"),
        pytest.param(claims(FORM, "oral_solid", status="planned"), "unknown", (0.15, 0, 1), id="broader and planned"),
        pytest.param((*FOUR_FORMS[:3], *claims(FORM, "ampoule", status="historic")), "unknown", (0.15, 0, 1), id="old"),
    ],
)
def test_it_takes_the_first_state_that_applies(
    said: tuple[Claim, ...], state: str, worth: tuple[float, float, float]
) -> None:
    finding = find("dosage_form:tablet", *said)
    assert (finding.state, credits_of(finding)) == (state, worth)


@pytest.mark.parametrize(
    ("key", "code", "state"),
    [
        ("dosage_form:oral_solid", "hard_capsule", "met"),
        ("dosage_form:hard_capsule", "oral_solid", "broader"),
        ("model:cmo", "cdmo", "met"),
        ("model:cdmo", "cmo", "broader"),
        ("service:storage_distribution", "logistics_cold_chain", "met"),
        ("stage:clinical", "phase_2", "met"),
        ("stage:phase_2", "clinical", "broader"),
        ("certification:eu_gmp", "who_gmp", "unknown"),
    ],
)
def test_a_narrower_term_meets_and_a_broader_one_half_meets(key: str, code: str, state: str) -> None:
    assert find(key, make_claim(key.partition(":")[0], code)).state == state


def test_met_comes_before_broader_and_broader_before_planned() -> None:
    planned, broader = make_claim(FORM, "tablet", status="planned"), make_claim(FORM, "oral_solid")
    assert find("dosage_form:tablet", planned, broader).state == "broader"
    assert find("dosage_form:tablet", planned, broader, TABLET).state == "met"


def test_planned_comes_before_unlisted() -> None:
    assert find("dosage_form:tablet", *FOUR_FORMS, make_claim(FORM, "tablet", status="planned")).state == "planned"


@pytest.mark.parametrize(
    ("planned", "historic", "state"),
    [
        ("third_party", "third_party", "planned"),
        ("third_party", "provider_statement", "planned"),
        ("provider_statement", "third_party", "historic"),
    ],
)
def test_of_planned_and_historic_the_higher_credit_counts_and_planned_on_a_tie(
    planned: str, historic: str, state: str
) -> None:
    said = (
        make_claim(FORM, "tablet", status="historic", evidence=historic),
        make_claim(FORM, "tablet", status="planned", evidence=planned),
    )
    assert find("dosage_form:tablet", *said).state == state


@pytest.mark.parametrize(
    ("key", "codes", "state"),
    [
        ("stage:phase_2", ("preclinical", "commercial"), "broader"),
        ("stage:phase_2", ("phase_1", "phase_3"), "broader"),
        ("stage:phase_2", ("phase_1",), "unknown"),
        ("stage:phase_2", ("phase_3", "commercial"), "unlisted"),
        ("stage:registration_validation", ("clinical", "commercial"), "broader"),
        ("stage:phase_2", ("early_clinical",), "broader"),
        ("stage:phase_2", ("late_clinical", "phase_1"), "unknown"),
        ("stage:phase_2", ("late_clinical", "preclinical", "commercial"), "broader"),
        ("stage:commercial", ("phase_3", "registration_validation"), "unlisted"),
        ("stage:preclinical", ("phase_1", "commercial"), "unlisted"),
    ],
)
def test_a_stage_between_an_earlier_and_a_later_one_counts_as_broader(
    key: str, codes: tuple[str, ...], state: str
) -> None:
    assert find(key, *claims("stage", *codes)).state == state


def test_a_stage_between_takes_the_best_claim_of_both_sides_and_above() -> None:
    sides = (
        make_claim("stage", "clinical", evidence="provider_statement"),
        make_claim("stage", "preclinical", evidence="regulator_record"),
        make_claim("stage", "commercial"),
    )
    finding = find("stage:phase_2", *sides)
    assert (finding.grade, finding.best and finding.best.claim.code) == (1.0, "preclinical")
    assert find("stage:phase_2", *sides[:2]).grade == 0.85


def test_planned_stages_on_both_sides_show_nothing() -> None:
    assert find("stage:phase_2", *claims("stage", "phase_1", "phase_3", status="planned")).state == "unknown"


def test_packing_a_form_is_no_evidence_for_making_it() -> None:
    packed = claims(FORM, "tablet", "oral_liquid", "nasal", "otic", scope="packaging_only")
    assert find("dosage_form:tablet", *packed).state == "unknown"
    assert find("dosage_form:tablet", *packed, *FOUR_FORMS[:3]).state == "unknown"


@pytest.mark.parametrize(
    ("beside", "state"), [((), "met"), (("substance_or_product:drug_substance",), "unknown")], ids=["filled", "made"]
)
def test_filling_a_biologic_is_no_evidence_for_making_one(beside: tuple[str, ...], state: str) -> None:
    filled = make_claim("modality", "biologic_mammalian", scope="drug_product_only")
    assert find("modality:biologic_mammalian", filled, beside=beside).state == state


def test_filled_modalities_do_not_close_the_list_of_those_that_are_made() -> None:
    filled = claims("modality", "peptide", "vaccine", scope="drug_product_only")
    assert find("modality:small_molecule", *filled).state == "unlisted"
    assert find("modality:small_molecule", *filled, beside=("substance_or_product:drug_substance",)).state == "unknown"


def test_filling_only_still_counts_for_other_kinds() -> None:
    said = make_claim("service", "commercial_manufacturing", scope="drug_product_only")
    beside = ("substance_or_product:drug_substance",)
    assert find("service:commercial_manufacturing", said, beside=beside).state == "met"


def test_a_kind_that_is_not_closed_is_never_unlisted() -> None:
    said = claims("technology", "lyophilisation", "spray_drying", "perfusion", "cold_chain", "chromatography")
    assert find("technology:fermentation", *said).state == "unknown"


def test_a_finding_names_the_claims_and_sites_behind_it() -> None:
    said = (
        make_claim(FORM, "tablet", site="North", evidence="provider_statement"),
        make_claim(FORM, "tablet", site="South"),
        make_claim(FORM, "tablet", site="North"),
        make_claim(FORM, "tablet"),
        make_claim(FORM, "oral_solid", site="West"),
    )
    finding = find("dosage_form:tablet", *said)
    assert [item.claim for item in finding.support] == list(said[:4])
    assert (finding.best and finding.best.claim, finding.sites) == (said[1], ("North", "South"))


@pytest.mark.parametrize(
    ("code", "sites", "state"),
    [
        ("EEA", (BONN,), "met"),
        ("EEA", (BASEL,), "unlisted"),
        ("EUROPE", (BASEL,), "met"),
        ("US", (SAN_JUAN,), "met"),
        ("PR", (SAN_JUAN,), "met"),
        ("DE", (BASEL, BONN), "met"),
        ("AT", (BASEL, BONN), "unlisted"),
        ("EEA", (), "unknown"),
        ("EEA", (make_site(status="planned"), make_site(status="historic")), "unknown"),
        ("EEA", (make_site(status="planned"), BASEL), "unlisted"),
        ("EEA", (NOWHERE,), "unlisted"),
    ],
)
def test_a_current_site_has_to_lie_there(code: str, sites: tuple[Site, ...], state: str) -> None:
    assert find(f"country:{code}", sites=sites).state == state


def test_a_country_is_worth_a_provider_statement_and_names_the_sites() -> None:
    finding = find("country:EUROPE", sites=(BONN, SAN_JUAN, BASEL))
    assert credits_of(finding) == (0.85, 0.85, 0.85)
    assert (finding.grade, finding.best, finding.sites) == (0.85, None, ("Bonn", "Basel"))


def test_no_claim_takes_the_place_of_a_site() -> None:
    assert find("country:EEA", make_claim("service", "scale_up", site="Bonn")).state == "unknown"
