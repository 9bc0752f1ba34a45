"""The regulatory record as a provider's page shows it."""

from datetime import date
from typing import Any

import pytest

from providers.catalogue.facts import Claim
from providers.catalogue.on_record import FIRST, OnRecord, on_record
from providers.catalogue.vocabulary import load_vocabulary
from tests.builders import make_claim, make_provider, make_site
from tests.on_record import make_record


def shown(**facts: Any) -> OnRecord:
    return on_record(make_provider(**facts), load_vocabulary(), date(2026, 11, 23))


@pytest.mark.parametrize(("count", "first", "older"), [(1, 1, 0), (FIRST + 1, FIRST + 1, 0), (FIRST + 2, FIRST, 2)])
def test_it_folds_what_is_older_unless_it_is_one_line(count: int, first: int, older: int) -> None:
    records = tuple(make_record("inspection", f"2026-01-{day:02}") for day in range(1, count + 1))
    (site,) = shown(sites=(make_site(records=records),)).sites
    assert (len(site.lines), len(site.older)) == (first, older)
    assert site.lines[0].event.date == f"2026-01-{count:02}"


def against(site: str, day: str, **changes: Any) -> Claim:
    return make_claim("regulator", "us_fda", site=site, as_of=day, outcome="adverse", **changes)


def test_what_happened_comes_before_a_registration_which_is_not_folded() -> None:
    records = [make_record("inspection", f"2026-01-{day:02}") for day in range(1, FIRST + 3)]
    records.append(make_record("registration", None, until="2026-12-31"))
    (site,) = shown(sites=(make_site(records=tuple(records)),)).sites
    assert [line.event.kind for line in site.lines] == [*["inspection"] * FIRST, "registration"]
    assert len(site.older) == 2


def test_no_fold_hides_what_stands_against_a_site() -> None:
    records = tuple(make_record("inspection", f"2026-01-{day:02}") for day in range(1, FIRST + 3))
    claims = (against("Site 1", "2015"), against("Site 1", "2014", disputed=True))
    (site,) = shown(sites=(make_site(records=records),), claims=claims).sites
    assert [line.event.date for line in site.lines][FIRST:] == ["2015"]
    assert [line.event.date for line in site.older][-1] == "2014"


def test_sites_with_a_record_against_them_come_first_and_those_only_registered_last() -> None:
    registered = make_site("Listed", records=(make_record("registration", None, until="2026-12-31"),))
    seen = make_site("Seen", records=(make_record("inspection", "2026-05-06"),))
    claims = (against("Letter", "2015"), against("Seen", "2013", status="historic"))
    found = shown(sites=(registered, seen, make_site("Letter")), claims=claims)
    assert [part.site.name for part in found.sites if part.site] == ["Letter", "Seen", "Listed"]


def test_it_names_the_sites_without_any_record_apart() -> None:
    found = shown(sites=(make_site("Quiet"), make_site("Told", records=(make_record(),))))
    assert [part.site.name for part in found.sites if part.site] == ["Told"]
    assert [site.name for site in found.silent] == ["Quiet"]


def test_a_record_is_an_authoritys_own_and_a_claim_has_its_grade() -> None:
    claim = make_claim("regulator", "uk_mhra", site="Site 1", as_of="2001", outcome="stated")
    (site,) = shown(sites=(make_site(records=(make_record(),)),), claims=(claim,)).sites
    assert [(line.bars, line.shape, line.age) for line in site.lines] == [(3, "", ""), (2, "broader", "old")]
    assert [line.label for line in site.lines] == [
        "United States: Food and Drug Administration (FDA)",
        "United Kingdom: MHRA",
    ]


def test_it_says_what_has_ended() -> None:
    records = (
        make_record("registration", None, until="2026-11-22"),
        make_record(until="2026-11-23"),
        make_record("recall", until="2026-11-22"),
    )
    (site,) = shown(sites=(make_site(records=records),)).sites
    assert {line.event.kind: line.is_expired for line in site.lines} == {
        "registration": True,
        "letter": False,
        "recall": False,
    }
