"""What the page of a provider shows, in which order."""

from datetime import date
from typing import Any

import pytest

from providers.catalogue.facts import Claim
from providers.catalogue.on_record import SHAPES
from providers.catalogue.page import ProviderPage, provider_page
from providers.catalogue.vocabulary import load_vocabulary
from tests.builders import make_claim, make_provider, make_site, make_source

VOCABULARY = load_vocabulary()


def page(**facts: Any) -> ProviderPage:
    return provider_page(make_provider(**facts), VOCABULARY, date(2026, 11, 23))


def record(code: str, as_of: str | None, **changes: Any) -> Claim:
    return make_claim("regulator", code, as_of=as_of, **changes)


def test_it_groups_sites_by_country_the_most_first_and_those_in_operation_before_others() -> None:
    sites = (
        make_site("Nowhere", country=None),
        make_site("Planned", country="US", status="planned"),
        make_site("Here", country="DE"),
        make_site("There", country="US"),
    )
    shown = page(sites=sites)
    assert [country.name for country in shown.countries] == ["United States", "Germany", ""]
    assert [site.name for site in shown.countries[0].sites] == ["There", "Planned"]
    assert shown.statuses == {"current": 3, "planned": 1}


def test_it_groups_claims_by_kind_and_code_in_the_order_of_the_vocabulary() -> None:
    claims = (
        make_claim("scale", "reactor_volume"),
        make_claim("dosage_form", "ampoule"),
        make_claim("dosage_form", "tablet"),
        make_claim("modality", "peptide"),
    )
    shown = [(chapter.key, [line.claim.code for line in chapter.lines]) for chapter in page(claims=claims).chapters]
    assert shown == [("modality", ["peptide"]), ("dosage_form", ["tablet", "ampoule"]), ("scale", ["reactor_volume"])]


def test_it_puts_what_is_current_first_and_then_the_newest() -> None:
    claims = (
        make_claim(detail="past", status="historic", as_of="2026"),
        make_claim(detail="undated", as_of=None),
        make_claim(detail="old", as_of="2018-12-31"),
        make_claim(detail="planned", status="planned", as_of="2026"),
        make_claim(detail="new", as_of="2019-11-23"),
    )
    (chapter,) = page(claims=claims).chapters
    shown = [(line.claim.detail, line.age) for line in chapter.lines]
    assert shown == [("new", ""), ("old", "old"), ("undated", "undated"), ("planned", ""), ("past", "")]


def test_it_shows_records_newest_first_by_authority_and_apart_from_claims() -> None:
    claims = (
        record("us_fda", "2015", detail="older"),
        record("uk_mhra", "2024", detail="other"),
        record("us_fda", None, detail="undated"),
        record("us_fda", "2025-02", detail="newest", outcome="adverse"),
    )
    shown = page(claims=claims)
    assert [[line.claim.detail for line in authority.lines] for authority in shown.records] == [
        ["newest", "older", "undated"],
        ["other"],
    ]
    assert shown.records[0].label == "United States: Food and Drug Administration (FDA)"
    assert shown.records[0].lines[0].claim.outcome == "adverse"
    assert shown.chapters == ()


def test_it_has_a_shape_for_every_outcome() -> None:
    assert set(SHAPES) == set(VOCABULARY.enums["outcome"])


@pytest.mark.parametrize(("evidence", "bars"), [("provider_statement", 1), ("third_party", 2), ("regulator_record", 3)])
def test_it_grades_evidence_with_one_to_three_bars(evidence: str, bars: int) -> None:
    (chapter,) = page(claims=(make_claim(evidence=evidence),)).chapters
    assert chapter.lines[0].bars == bars
    assert chapter.lines[0].source == make_source()


def test_it_names_the_kinds_and_the_broadest_terms_that_nothing_is_known_about() -> None:
    shown = page(claims=(make_claim("substance_or_product", "drug_product"), make_claim("stage", "phase_1")))
    assert "Dosage form" in shown.silent
    assert "Development stage" not in shown.silent
    gaps = {gap.label: gap.terms for gap in shown.gaps}
    assert gaps["Drug substance or drug product"] == ("Drug substance (API)",)
    assert gaps["Development stage"] == ("Preclinical", "Registration and validation batches", "Commercial")


def test_it_shows_a_code_that_the_vocabulary_no_longer_has() -> None:
    (chapter,) = page(claims=(make_claim(code="wafer"), make_claim(code="tablet"))).chapters
    assert [line.label for line in chapter.lines] == ["Tablet", "wafer"]


def test_it_shows_what_is_disputed_or_expired_and_counts_neither_as_current() -> None:
    claims = (
        make_claim(detail="disputed", disputed=True, as_of="2026"),
        make_claim(detail="expired", valid_until="2026-11-22", as_of="2026"),
        make_claim(detail="valid", valid_until="2026-11-23", verified_at="2026-05-01"),
    )
    shown = page(claims=claims)
    lines = [(line.claim.detail, line.status, line.is_expired) for line in shown.chapters[0].lines]
    assert lines == [("valid", "current", False), ("expired", "historic", True), ("disputed", "current", False)]
    assert (shown.checked, shown.disputed) == (1, 1)


def test_what_is_disputed_fills_no_gap() -> None:
    claims = (make_claim("stage", "phase_1", disputed=True), make_claim("regulator", "us_fda", disputed=True))
    shown = page(claims=claims)
    assert {"Development stage", "Regulatory authority"} & set(shown.silent)
    assert "Development stage" in shown.silent
    assert shown.gaps == ()


def test_disputed_records_come_after_those_that_count() -> None:
    claims = (record("us_fda", "2026", disputed=True), record("uk_mhra", "2020"), record("us_fda", "2015"))
    shown = [[line.claim.as_of for line in authority.lines] for authority in page(claims=claims).records]
    assert shown == [["2020"], ["2015", "2026"]]


@pytest.mark.parametrize(
    ("website", "host"),
    [(None, ""), ("https://www.example.org/en", "example.org"), ("http://example.org", "example.org")],
)
def test_it_shortens_a_website_to_its_host(website: str | None, host: str) -> None:
    assert page(website=website).host == host
