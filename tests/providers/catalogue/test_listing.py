"""What the list says of each provider, and what its filters offer."""

import pytest

from providers.catalogue import listing
from providers.catalogue.search import Query
from providers.catalogue.vocabulary import load_vocabulary
from tests.builders import make_claim, make_provider, make_site

VOCABULARY = load_vocabulary()


def test_it_counts_current_sites_by_country() -> None:
    sites = [make_site(str(number), country=country) for number, country in enumerate(["US", "DE", "US", None])]
    closed = make_site("Closed", country="FR", status="historic")
    row = listing.row(make_provider(sites=(*sites, closed)), Query(), VOCABULARY)
    assert row.sites == (("US", 2), ("DE", 1))


def test_it_answers_each_claim_that_is_asked_for_with_the_best_evidence() -> None:
    claims = (
        make_claim(code="ampoule", detail="Said long ago", as_of="2009"),
        make_claim(code="ampoule", detail="In a register", evidence="regulator_record", as_of="2001"),
        make_claim(code="ampoule", detail="To come", evidence="regulator_record", status="planned"),
        make_claim("service", "scale_up", detail="Not asked for"),
    )
    row = listing.row(make_provider(claims=claims), Query(claims=("dosage_form:injectable",)), VOCABULARY)
    assert row.answers == (listing.Answer("Ampoule", "In a register"),)


def test_it_answers_words_with_the_claims_that_hold_most_of_them_at_most_three() -> None:
    details = ["one", "one two", "none", "two", "one two three"]
    claims = tuple(make_claim(detail=detail) for detail in details)
    row = listing.row(make_provider(claims=claims), Query("ONE two three"), VOCABULARY)
    assert [answer.detail for answer in row.answers] == ["one two three", "one two", "one"]


def test_it_says_nothing_more_where_nothing_is_asked_for() -> None:
    assert listing.row(make_provider(claims=(make_claim(),)), Query(), VOCABULARY).answers == ()


def test_it_offers_what_somebody_holds_and_nobody_has_asked_for_yet() -> None:
    counts = {"": 3, "dosage_form": 3, "dosage_form:tablet": 2, "dosage_form:capsule": 1, "service:scale_up": 0}
    (group,) = listing.claim_options(counts, Query(claims=("dosage_form:capsule",)), VOCABULARY)
    assert group.label == "Dosage form"
    assert group.options == (
        listing.Option("dosage_form", "", 3),
        listing.Option("dosage_form:tablet", "Tablet", 2),
    )


def test_it_offers_regions_in_their_order_and_countries_by_name() -> None:
    counts = {"US": 3, "EUROPE": 2, "EU": 2, "DE": 1, "FR": 0}
    assert [option.value for option in listing.region_options(counts)] == ["EU", "EUROPE"]
    assert listing.country_options(counts) == (
        listing.Option("DE", "Germany", 1),
        listing.Option("US", "United States", 3),
    )


@pytest.mark.parametrize(
    ("claim", "label"),
    [("dosage_form", "Dosage form"), ("dosage_form:ampoule", "Ampoule"), ("dosage_form:x", ""), ("x", ""), (":", "")],
)
def test_it_names_each_claim_that_is_asked_for_and_leaves_unknown_ones_without_a_name(claim: str, label: str) -> None:
    asked = listing.filters(Query(claims=("service", claim)), VOCABULARY)
    assert asked[1] == listing.Filter(claim, label, ("service",))
