"""What a search finds, and how its filters count."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.catalogue.search import EVIDENCE, Found, Index, Query, build, folded, search
from providers.catalogue.vocabulary import load_vocabulary
from tests.builders import make_catalogue, make_claim, make_provider, make_site

PROVIDERS = (
    make_provider(
        "zeta-labs",
        name="Zeta Labs",
        legal_name="Zétà Holding Ltd",
        claims=(
            make_claim("dosage_form", "soft_capsule", evidence="regulator_record"),
            make_claim("modality", "small_molecule", detail="Alpha particles in 500 L vessels"),
        ),
        sites=(make_site("Plant", city="Lübeck", country="DE"),),
    ),
    make_provider(
        "alpha-fill",
        name="Alpha Fill",
        claims=(
            make_claim("dosage_form", "tablet", scope="packaging_only"),
            make_claim("dosage_form", "ampoule", status="planned"),
            make_claim("service", "scale_up", evidence="provider_statement"),
        ),
        sites=(make_site("Plant", country="US"), make_site("Later", country="DE", status="planned")),
    ),
    make_provider("quiet", name="Émile & Sons"),
)


def index() -> Index:
    return build(make_catalogue(*PROVIDERS), load_vocabulary())


def find(**conditions: Any) -> Found:
    return search(index(), Query(**conditions))


def names(**conditions: Any) -> list[str]:
    return [provider.name for provider in find(**conditions).providers]


def test_it_lists_everybody_by_name_where_nothing_is_asked_for() -> None:
    assert names() == ["Alpha Fill", "Émile & Sons", "Zeta Labs"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ZETA", ["Zeta Labs"]),
        ("zeta holding", ["Zeta Labs"]),
        ("lubeck", ["Zeta Labs"]),
        ("emile", ["Émile & Sons"]),
        ("500 vessels", ["Zeta Labs"]),
        ("500 ampoules", []),
        ("alpha", ["Alpha Fill", "Zeta Labs"]),
        ("   ", ["Alpha Fill", "Émile & Sons", "Zeta Labs"]),
    ],
)
def test_it_finds_all_words_in_names_towns_and_details_whatever_their_case_and_accents(
    text: str, found: list[str]
) -> None:
    assert names(text=text) == found


def test_it_puts_those_first_who_bear_the_words_in_their_name() -> None:
    renamed = make_provider("aa", name="AA", claims=(make_claim(detail="Beside Alpha Fill"),))
    found = search(build(make_catalogue(*PROVIDERS, renamed), load_vocabulary()), Query("alpha fill"))
    assert [provider.name for provider in found.providers] == ["Alpha Fill", "AA"]


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        (("dosage_form",), ["Zeta Labs"]),
        (("dosage_form:soft_capsule",), ["Zeta Labs"]),
        (("dosage_form:oral_solid",), ["Zeta Labs"]),
        (("dosage_form:hard_capsule",), []),
        (("dosage_form:tablet",), []),
        (("dosage_form:ampoule",), []),
        (("dosage_form:capsule", "modality:small_molecule"), ["Zeta Labs"]),
        (("dosage_form:capsule", "service:scale_up"), []),
        (("dosage_form:nonsense",), []),
        (("nonsense",), []),
    ],
)
def test_it_finds_who_has_a_current_claim_on_each_code_or_a_narrower_one_and_does_not_only_pack_it(
    claims: tuple[str, ...], found: list[str]
) -> None:
    assert names(claims=claims) == found


@pytest.mark.parametrize(
    ("country", "found"),
    [("US", ["Alpha Fill"]), ("DE", ["Zeta Labs"]), ("EUROPE", ["Zeta Labs"]), ("NORTH_AMERICA", ["Alpha Fill"])],
)
def test_it_finds_who_has_a_current_site_in_a_country_or_region(country: str, found: list[str]) -> None:
    assert names(country=country) == found


def test_it_asks_of_every_claim_at_least_the_evidence_that_is_asked_for() -> None:
    assert names(evidence="regulator_record") == ["Zeta Labs"]
    assert names(evidence="third_party", claims=("service",)) == []
    assert names(evidence="provider_statement", claims=("service",)) == ["Alpha Fill"]
    assert names(evidence="regulator_record", claims=("dosage_form", "modality")) == []


@pytest.mark.parametrize("condition", [{"country": "XX"}, {"evidence": "hearsay"}, {"claims": (":",)}])
def test_it_finds_nobody_by_a_value_that_the_catalogue_does_not_know(condition: dict[str, Any]) -> None:
    assert names(**condition) == []


WORD = st.sampled_from(["", "alpha", "vessels", "zeta"])
CLAIMS = st.sets(st.sampled_from(["dosage_form", "dosage_form:capsule", "service", "modality:small_molecule"]))
QUERY = st.builds(
    Query, WORD, CLAIMS.map(tuple), st.sampled_from(["", "DE", "EUROPE", "XX"]), st.sampled_from(["", *EVIDENCE])
)


@given(QUERY)
def test_each_count_is_what_a_search_with_that_filter_finds(query: Query) -> None:
    found = search(index(), query)
    counted = [
        *((count, replace(query, claims=(*query.claims, claim))) for claim, count in found.claims.items() if claim),
        *((count, replace(query, country=country)) for country, count in found.countries.items()),
        *((count, replace(query, evidence=evidence)) for evidence, count in found.evidence.items()),
    ]
    assert [count for count, _ in counted] == [len(search(index(), asked).providers) for _, asked in counted]


def test_it_compares_without_case_and_accents() -> None:
    assert folded("ÉMILE Größe") == folded("emile grosse")
