"""What may be shown of a match and of a provider."""

from typing import Any

import pytest

from selector.shortlist.entries import match_of, profile_of, records_of
from selector.shortlist.result import Evidence, SiteLine
from tests.builders import make_claim, make_provider, make_site, make_source
from tests.shortlist.matching import find


def test_a_match_shows_its_best_claim_with_the_source() -> None:
    claim = make_claim(site="Site 1", as_of="2025-04", detail="Made up: makes tablets")
    provider = make_provider(claims=(claim,))
    match = match_of(find("dosage_form:tablet", claim), provider)
    assert (match.state, match.central, match.low, match.high, match.grade) == ("met", 0.9, 0.9, 0.9, 0.9)
    assert match.sites == ("Site 1",)
    assert match.evidence == Evidence(
        code="tablet",
        detail="Made up: makes tablets",
        evidence="third_party",
        status="current",
        as_of="2025-04",
        outcome=None,
        site="Site 1",
        title="Source S1",
        published="2025",
        url="https://example.org/s1",
    )


@pytest.mark.parametrize(
    ("changes", "url"),
    [
        ({"url": None, "read_in": "https://copies.example.net/s1"}, None),
        ({"url": "", "read_in": "https://copies.example.net/s1"}, None),
        ({"url_shortened": True, "read_in": "https://copies.example.net/s1"}, "https://example.org/s1"),
    ],
)
def test_a_copy_never_stands_in_for_the_publishers_address(changes: dict[str, Any], url: str | None) -> None:
    claim = make_claim()
    provider = make_provider(claims=(claim,), sources={"S1": make_source(**changes)})
    evidence = match_of(find("dosage_form:tablet", claim), provider).evidence
    assert evidence is not None
    assert evidence.url == url


def test_nothing_known_shows_nothing() -> None:
    match = match_of(find("dosage_form:tablet"), make_provider())
    assert (match.state, match.grade, match.evidence, match.sites) == ("unknown", None, None, ())


def test_a_profile_lists_current_sites_and_counts_claims_and_their_sources() -> None:
    provider = make_provider(
        hq_city="Bonn",
        hq_country="DE",
        founded=1950,
        model=("cdmo",),
        sites=(make_site("North"), make_site("Old", status="historic"), make_site("New", status="planned")),
        claims=(make_claim(), make_claim(code="capsule"), make_claim(code="nasal", source="S2")),
        sources={key: make_source(key) for key in ("S1", "S2", "S3")},
    )
    profile = profile_of(provider, ("own_statements_only",))
    assert (profile.hq_city, profile.hq_country, profile.founded, profile.model) == ("Bonn", "DE", 1950, ("cdmo",))
    assert (profile.claims, profile.sources) == (3, 2)
    assert profile.sites == (SiteLine("North", "Town 1", "DE", ("drug_product",)),)
    assert profile.red_flags == ("own_statements_only",)


def test_records_are_all_unfavourable_ones_newest_first_whatever_became_of_them() -> None:
    settled = {"outcome": "adverse_resolved", "as_of": "2024"}
    claims = (
        make_claim("regulator", "us_fda", outcome="adverse", as_of=None),
        make_claim("regulator", "us_fda", outcome="adverse", as_of="2019-05", status="historic"),
        make_claim("regulator", "eu_ema", **settled),
        make_claim("regulator", "us_fda", outcome="observations", as_of="2026"),
        make_claim("regulator", "us_fda", outcome="adverse", as_of="2025-05-07", site="North"),
    )
    records = records_of(make_provider(claims=claims))
    assert [(record.code, record.as_of, record.status, record.site) for record in records] == [
        ("us_fda", "2025-05-07", "current", "North"),
        ("eu_ema", "2024", "current", None),
        ("us_fda", "2019-05", "historic", None),
        ("us_fda", None, "current", None),
    ]
    assert profile_of(make_provider(claims=claims), ()).records == records
