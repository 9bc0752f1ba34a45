"""The checks of the desk: what each finds at made-up providers, and what it leaves alone."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.catalogue.desk import CHECKS, Place, look
from providers.catalogue.desk_claims import Lens, against
from providers.catalogue.due import YEAR
from providers.catalogue.vocabulary import load_vocabulary
from tests.builders import make_row

LENS = Lens(load_vocabulary(), date(2026, 11, 23))
SOURCE = {"url": "https://example.org/s1", "title": "Source 1", "published": None}
SITE = make_row()["sites"][0]


def claim(code: str = "dosage_form:tablet", detail: str = "Tablets", **changes: Any) -> dict[str, Any]:
    """A claim that no check finds, but for the changes."""
    kind, term = code.split(":")
    said = {"source": "S1", "evidence": "third_party", "status": "current", "as_of": "2025", "scope": "manufacturing"}
    return {"kind": kind, "code": term, "detail": detail, **said, **changes}


def scale(low: float | None, high: float | None, **changes: Any) -> dict[str, Any]:
    return claim("scale:reactor_volume", min=low, max=high, unit="L", **({"site": "Site 1"} | changes))


def found(check: str, *rows: dict[str, Any]) -> list[int | str]:
    return [place.key for place in look(rows, LENS)[check]]


PLANNED: dict[str, Any] = {"status": "planned"}
GONE: dict[str, Any] = {"status": "historic"}
OWN: dict[str, Any] = {"evidence": "provider_statement"}
SEEN: dict[str, Any] = {"verified_at": "2026-11-01"}

CLAIMS = [
    ("ageing", [claim(), claim(as_of="2019-11"), claim(as_of=None), claim(as_of="2019-12")], [1, 2]),
    ("disputed", [claim(), claim(disputed=True)], [1]),
    ("expired", [claim(valid_until="2026-11-22"), claim(valid_until="2026-11-23")], [0]),
    ("expired", [claim(valid_until="2020-01-01", status="historic")], []),
    ("overdue", [claim(detail="Tablets due by 2025", **PLANNED), claim(detail="Due in 2025")], [0]),
    ("overdue", [claim(detail="Announced 2024, due in 2026", **PLANNED)], []),
    ("overdue", [claim(detail="Due in the first half of 2026", **PLANNED)], [0]),
    ("overdue", [claim(as_of=None, **PLANNED), claim(as_of="2026-01", **PLANNED)], []),
    ("overdue", [claim(detail="Reactors of 2030 L", as_of="2020", **PLANNED)], [0]),
    ("overdue", [claim(as_of="2024", verified_at="2024-12-01", **PLANNED)], [0]),
    ("overdue", [claim(as_of="2024", verified_at="2025-01-01", **PLANNED)], []),
    ("foretold", [claim(detail="Tablets to be made from 2027: will open"), claim(detail="Willing to talk")], [0]),
    ("foretold", [claim(detail="Will open", **PLANNED), claim(detail="Will open", verified_at="2026-11-01")], []),
    ("single", [claim(**OWN), claim(source="S2")], []),
    ("single", [claim(**OWN), claim()], [0]),
    ("single", [claim(**OWN), claim(source="S2", **OWN)], [0, 1]),
    ("single", [claim("dosage_form:oral_solid", **OWN), claim(source="S2")], []),
    ("single", [claim(**OWN), claim("dosage_form:oral_solid", source="S2")], [0]),
    ("single", [claim(**OWN), claim(source="S2", **PLANNED)], [0]),
    ("in_other_words", [claim(detail="Solid forms"), claim(detail="A tablet press")], [0]),
    ("in_other_words", [claim("model:cmo", "Makes for others"), claim("service:scale_up", "Larger batches")], []),
    ("in_other_words", [claim("technology:lyophilisation", "A lyophilizer"), claim(detail="x", **PLANNED)], []),
    ("in_other_words", [claim("modality:biologic_mammalian", "Biologics")], [0]),
    ("in_other_words", [claim(detail="Solid forms", verified_at="2026-11-01")], []),
    ("conflicting", [claim(), claim(**GONE), claim("modality:peptide")], [0, 1]),
    ("conflicting", [claim(**SEEN), claim(**GONE)], [0, 1]),
    ("conflicting", [claim(**SEEN), claim(**GONE, **SEEN)], []),
    ("conflicting", [claim(site="Site 1"), claim(site="Site 2", **GONE)], []),
    ("conflicting", [claim(), claim(**PLANNED), claim(detail="A second line", **PLANNED)], []),
    ("conflicting", [claim(**PLANNED), claim(**GONE)], []),
    ("conflicting", [claim("regulator:us_fda"), claim("regulator:us_fda", status="historic")], []),
    ("conflicting", [scale(10, 50), scale(60, None), scale(None, 40)], [0, 1, 2]),
    ("conflicting", [scale(10, 50), scale(50, 70), scale(60, None, site="Site 2")], []),
    ("conflicting", [scale(10, 50, site=None), scale(60, 70, site=None)], []),
]


@pytest.mark.parametrize(("check", "claims", "places"), CLAIMS)
def test_claims_are_found(check: str, claims: list[dict[str, Any]], places: list[int]) -> None:
    row = make_row(claims=claims, sources={"S1": SOURCE, "S2": SOURCE | {"url": "https://example.org/s2"}})
    assert found(check, row) == places


def test_a_claim_is_told_what_it_conflicts_with() -> None:
    row = make_row(claims=[claim(), claim(**GONE), claim("modality:peptide"), claim(**PLANNED), claim(**GONE)])
    assert [list(against(row, at)) for at in range(5)] == [[1, 4], [0], [], [], [0]]


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("Plain Tablets invests 5 million", [0]),
        ("Plain Tablets to open a plant", [0]),
        ("EXPANSION of Site 1", [0]),
        ("Plain Tablets opened a plant", []),
        ("Planetary mills at Site 1", []),
    ],
)
def test_announcements_are_told_by_the_title(title: str, places: list[int]) -> None:
    row = make_row(claims=[claim(), claim(**PLANNED)], sources={"S1": SOURCE | {"title": title}})
    assert found("announced", row) == places


SOURCES = [
    ("without_address", {"url": None, "read_in": "https://copies.example/1"}, ["S2"]),
    ("without_address", {}, []),
    ("odd_addresses", {"url": "http://example.org/2"}, ["S2"]),
    ("odd_addresses", {"url": "https://intranet/2"}, ["S2"]),
    ("odd_addresses", {"url": "https://[broken"}, ["S2"]),
    ("odd_addresses", {"url_shortened": True}, ["S2"]),
    ("odd_addresses", {"url": None}, []),
    ("odd_addresses", {}, []),
    ("twice", {"url": "http://www.example.org/s1/#top"}, ["S1", "S2"]),
    ("twice", {"url": "https://example.org/s1", "url_shortened": True}, []),
    ("twice", {"title": "SOURCE 1"}, ["S1", "S2"]),
    ("twice", {"title": "Source 1", "published": "2025"}, []),
    ("uncited", {}, ["S2"]),
]


@pytest.mark.parametrize(("check", "changes", "keys"), SOURCES)
def test_sources_are_found(check: str, changes: dict[str, Any], keys: list[str]) -> None:
    other = {"url": "https://example.org/s2", "title": "Source 2", "published": None, **changes}
    assert found(check, make_row(sources={"S1": SOURCE, "S2": other})) == keys


def site(name: str, city: str | None, value: str = "", status: str = "current") -> dict[str, Any]:
    identifiers = [{"scheme": "fei", "value": value}] if value else []
    return SITE | {"name": name, "city": city, "status": status, "identifiers": identifiers}


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (site("Old Mill", "Town 1"), site("old mill", "TOWN 1"), 2),
        (site("North", "Town 1", "300"), site("South", "Town 2", "0300"), 2),
        (site("Town 1", "Town 1"), site("Town 1", "Town 1"), 0),
        (site("Old Mill", "Town 1"), site("Old Mill", "Town 2"), 0),
        (site("Old Mill", "Town 1"), site("Old Mill", "Town 1", status="historic"), 0),
        (site("Old Mill", None), site("Old Mill", None), 0),
    ],
)
def test_a_site_that_is_current_twice_is_found_at_both(one: Any, other: Any, count: int) -> None:
    assert len(found("shared_sites", make_row("a", sites=[one]), make_row("b", sites=[other]))) == count
    assert found("shared_sites", make_row("a", sites=[one, other])) == []


def test_a_term_is_thin_below_three_providers_narrower_terms_among_them() -> None:
    rows = [make_row(slug, claims=[claim()]) for slug in ("a", "b")]
    terms = {"dosage_form:tablet", "dosage_form:oral_solid"}
    assert terms <= {*found("thin_terms", *rows, make_row("c", claims=[claim(**PLANNED)]))}
    assert not terms & {*found("thin_terms", *rows, make_row("c", claims=[claim()]))}


def test_every_place_says_whose_it_is() -> None:
    rows = [make_row("a", claims=[claim()]), make_row("b", claims=[claim(as_of=None)])]
    assert look(rows, LENS)["ageing"] == (Place("b", 0),)


def test_an_empty_catalogue_lacks_terms_only() -> None:
    assert {key for key, places in look((), LENS).items() if places} == {"thin_terms"}
    assert list(look((), LENS)) == [check.key for check in CHECKS]


@given(st.text(max_size=30), st.integers(2000, 2099))
def test_a_year_in_plain_words_is_read(words: str, year: int) -> None:
    assert str(year) in YEAR.findall(f"{words} due by {year}")
