"""What is on record of each site, newest first, and which claims a record stands for."""

from datetime import date
from typing import Any

import pytest

from providers.catalogue.facts import Claim, ProviderFacts
from providers.catalogue.registers import record_source
from providers.catalogue.timeline import Event, has_records, timeline
from tests.builders import make_claim, make_provider, make_site, make_source
from tests.on_record import make_record

TODAY = date(2026, 11, 23)
OF_LETTER = record_source("fda_warning_letters", "letter", "letter-2026-03-03")


def provider(*claims: Claim, **changes: Any) -> ProviderFacts:
    """Make a provider with a letter, an older inspection and a registration at one site, and nothing at the other."""
    records = (
        make_record("inspection", "2024-05-06"),
        make_record("letter"),
        make_record("registration", None, until="2026-12-31"),
    )
    sources = {"S1": make_source(), OF_LETTER: make_source(OF_LETTER, url="https://letters.example/letter-2026-03-03")}
    facts = {"sites": (make_site("Quiet"), make_site("Told", records=records)), "claims": claims, "sources": sources}
    return make_provider(**facts | changes)


def shown(facts: ProviderFacts) -> dict[str | None, list[str]]:
    return {site.name: [event.kind for event in site.events] for site in timeline(facts, TODAY)}


def events(facts: ProviderFacts) -> tuple[Event, ...]:
    return next(one.events for one in timeline(facts, TODAY) if one.name == "Told")


def test_it_puts_the_newest_first_and_sites_without_a_record_last() -> None:
    assert shown(provider()) == {"Told": ["registration", "letter", "inspection"], "Quiet": []}


def test_claims_that_no_record_stands_for_stand_in_line() -> None:
    claims = (
        make_claim("regulator", "uk_mhra", site="Told", as_of="2025"),
        make_claim("certification", "iso_9001", as_of="2024"),
        make_claim(site="Told"),
    )
    found = shown(provider(*claims))
    assert found["Told"] == ["registration", "letter", "regulator", "inspection"]
    assert found[None] == ["certification"]
    assert list(found)[-1] is None


@pytest.mark.parametrize("source", [OF_LETTER, "S2"])
def test_a_claim_that_rests_on_a_record_gives_it_its_outcome_and_is_no_event(source: str) -> None:
    adverse = {"outcome": "adverse", "as_of": "2026-03-03", "status": "historic"}
    facts = provider(make_claim("regulator", "us_fda", source=source, site="Told", **adverse))
    if source == "S2":  # a curator's own source of the same address
        facts = provider(
            *facts.claims, sources={"S2": make_source("S2", url="https://letters.example/letter-2026-03-03")}
        )
    letter = events(facts)[1]
    assert shown(facts)["Told"] == ["registration", "letter", "inspection"]
    assert (letter.outcome, letter.status, letter.code) == ("adverse", "historic", "us_fda")
    assert [event.outcome for event in events(facts)] == [None, "adverse", None]


def test_a_claim_of_another_site_stays_there() -> None:
    claim = make_claim("regulator", "us_fda", source=OF_LETTER, site="Quiet", outcome="adverse")
    found = shown(provider(claim))
    assert found == {"Told": ["registration", "letter", "inspection"], "Quiet": ["regulator"]}


def test_a_certificate_ends_when_the_claim_on_it_does() -> None:
    key = record_source("eudragmdp", "certificate", "certificate-2023-11-01")
    claim = make_claim("regulator", "eu_ema", source=key, site="Told", valid_until="2026-11-01")
    sites = (make_site("Told", records=(make_record("certificate", "2023-11-01"),)),)
    (certificate,) = events(provider(claim, sites=sites, sources={key: make_source(key)}))
    assert (certificate.until, certificate.status, certificate.outcome) == ("2026-11-01", "historic", "passed")


def test_it_says_where_a_file_is_older_than_the_rhythm_of_its_register() -> None:
    old, new = (
        make_record("letter", retrieved="2026-11-15"),
        make_record("letter", "2026-01-01", retrieved="2026-11-16"),
    )
    assert [event.is_stale for event in events(provider(sites=(make_site("Told", records=(old, new)),)))] == [
        True,
        False,
    ]


def test_a_record_itself_tells_that_its_register_no_longer_has_it() -> None:
    gone = make_record("registration", None, gone="2026-11-21")
    told = make_site("Told", records=(gone, make_record("letter")))
    assert [event.is_gone for event in events(provider(sites=(told,)))] == [False, True]


def test_a_record_leads_to_its_page_or_to_its_register() -> None:
    registration, letter, _ = events(provider())
    assert (letter.url, letter.is_home) == ("https://letters.example/letter-2026-03-03", False)
    assert registration.url == "https://www.accessdata.fda.gov/scripts/cder/drls/default.cfm"
    assert registration.is_home


def test_a_site_of_the_past_is_shown_with_what_is_on_record_of_it_alone() -> None:
    past = {"status": "historic"}
    sites = (make_site("Sold", **past), make_site("Closed", records=(make_record(),), **past))
    assert shown(provider(sites=sites)) == {"Closed": ["letter"]}


def test_two_sites_of_one_name_keep_their_records_apart() -> None:
    sites = (make_site("Plant", city="A", records=(make_record(),)), make_site("Plant", city="B"))
    found = timeline(provider(sites=sites), TODAY)
    assert [(site.city, len(site.events)) for site in found] == [("A", 1), ("B", 0)]


def test_only_a_register_makes_records() -> None:
    assert has_records(provider())
    assert not has_records(make_provider(sites=(make_site(),), claims=(make_claim("regulator", "us_fda"),)))
