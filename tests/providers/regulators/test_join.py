"""Tests of joining: numbers join, names are only suggested, what two sites share is shown and never guessed."""

import json
from dataclasses import replace
from typing import Any

import pytest

from providers.catalogue.problems import Place
from providers.catalogue.vocabulary import DATA
from providers.regulators.entry import Entry
from providers.regulators.join import Join, Spot, join
from tests.providers.regulators.samples import SAMPLES, entries

SHIPPED = json.loads((DATA / "catalogue.json").read_bytes())["providers"]
PLAIN = Entry(
    "fda_registration", "registration", "3000001", "us_fda", "Plain Tablets Ltd", "Cork", "IE", (("fei", "3000001"),),
    None, None, None, (), "Registered.", "", "Registration", None, Place("a", "", 2),
)  # fmt: skip


def site(
    name: str = "Mill", city: str | None = "Cork", *identifiers: tuple[str, str], **changes: Any
) -> dict[str, Any]:
    """A site as the catalogue has it."""
    numbers = [{"scheme": scheme, "value": value} for scheme, value in identifiers]
    return {"name": name, "city": city, "identifiers": numbers, **changes}


def provider(*sites: dict[str, Any], slug: str = "plain", name: str = "Plain Tablets") -> dict[str, Any]:
    """A provider as the catalogue has it."""
    return {"slug": slug, "name": name, "legal_name": None, "sites": list(sites)}


def held(*providers: dict[str, Any], **changes: Any) -> Join:
    """The entry, with changes, held against these providers."""
    return join([replace(PLAIN, **changes)], providers)


def spots(found: Join) -> tuple[list[str], list[list[str]], int]:
    """Joined sites, suggested ones, and how many entries are unmatched."""
    suggested = [[str(spot) for spot in one.spots] for one in found.suggested]
    return [str(one.spot) for one in found.joined], suggested, len(found.unmatched)


@pytest.mark.parametrize(
    ("of_site", "of_entry"),
    [
        (("fei", "3000001"), ("fei", "0003000001")),
        (("duns", "012345678"), ("duns", "01-234-5678")),
        (("oms", "LOC-100000001"), ("oms", "LOC-100000001")),
    ],
)
def test_a_number_joins_however_it_is_written(of_site: tuple[str, str], of_entry: tuple[str, str]) -> None:
    found = held(provider(site("Mill", "Cork", of_site)), firm="Another", city="", identifiers=(of_entry,))
    assert spots(found) == (["Mill (Cork)"], [], 0)
    assert not found.joined[0].confirmed


@pytest.mark.parametrize("number", [("oms", "ORG-100000001"), ("mia", "1234")])
def test_the_number_of_an_organisation_joins_no_site(number: tuple[str, str]) -> None:
    assert spots(held(provider(site("Mill", "Cork", number)), firm="Another", identifiers=(number,))) == ([], [], 1)


@pytest.mark.parametrize("slugs", [("plain", "other"), ("plain", "plain")])
def test_a_number_that_two_sites_have_is_shown_and_not_guessed(slugs: tuple[str, str]) -> None:
    there = [
        provider(site(name, "Cork", ("fei", "3000001")), slug=slug) for name, slug in zip("AB", slugs, strict=True)
    ]
    found = held(*there)
    assert (spots(found), found.suggested[0].reason) == (([], [["A (Cork)", "B (Cork)"]], 0), "shared")


def test_a_number_of_its_own_tells_a_campus_apart() -> None:
    campus = [
        site(name, "Cork", ("duns", "123456789"), ("fei", fei)) for name, fei in (("A", "3000001"), ("B", "3000002"))
    ]
    both = (("fei", "3000002"), ("duns", "123456789"))
    assert spots(held(provider(*campus), identifiers=both)) == (["B (Cork)"], [], 0)


@pytest.mark.parametrize(
    ("fei", "expected"),
    [
        ((), (["Mill (Cork)"], [], 0)),
        ((("fei", "03000001"),), (["Mill (Cork)"], [], 0)),
        ((("fei", "3000002"),), ([], [["Mill (Cork)"]], 0)),
    ],
)
def test_a_shared_number_does_not_join_another_establishment(
    fei: tuple[tuple[str, str], ...], expected: tuple[list[str], list[list[str]], int]
) -> None:
    there = provider(site("Mill", "Cork", ("duns", "123456789"), ("fei", "3000001")))
    found = held(there, identifiers=(*fei, ("duns", "123456789")))
    assert spots(found) == expected
    assert [one.reason for one in found.suggested] == ["other"] * len(expected[1])


@pytest.mark.parametrize(
    ("firm", "city", "expected"),
    [
        ("PLAIN TABLETS, L.L.C.", "cork", ["Mill (Cork)"]),
        ("Plain Tablets", "Dublin", []),
        ("Plain", "Cork", []),
        ("Plain Tablets", "", ["Mill (Cork)", "Quay (Galway)"]),
        ("Plain Tablets Mill", "", ["Mill (Cork)"]),
        ("Galway Plain Tablets Ltd.", "", ["Quay (Galway)"]),
        ("Mill", "Cork", ["Mill (Cork)"]),
        ("Mill", "", []),
        ("Ltd.", "Cork", []),
    ],
)
def test_an_exact_name_is_a_suggestion(firm: str, city: str, expected: list[str]) -> None:
    found = held(provider(site(), site("Quay", "Galway")), firm=firm, city=city)
    assert spots(found) == ([], [expected] if expected else [], 0 if expected else 1)


def test_a_site_that_has_the_record_has_it_again() -> None:
    record = {"register": PLAIN.register, "kind": PLAIN.kind, "reference": PLAIN.reference}
    there = provider(site("Old", "Cork", records=[record]), site("New", "Cork", ("fei", "3000001")))
    assert spots(held(there)) == (["Old (Cork)"], [], 0)
    other = replace(PLAIN, kind="inspection")
    assert [str(one.spot) for one in join([other], [there]).joined] == ["New (Cork)"]


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("registrations", (238, 4, 205)),
        ("letters", (0, 3, 197)),
        ("inspections", (0, 0, 5)),
        ("recall", (0, 0, 1)),
        ("product", (0, 0, 1)),
        ("certificates", (0, 0, 2)),
        ("substances", (0, 0, 1)),
        ("biological", (0, 0, 1)),
        ("tablets", (0, 0, 1)),
        ("statement", (0, 0, 1)),
    ],
)
def test_the_samples_are_held_against_the_shipped_catalogue(sample: str, expected: tuple[int, int, int]) -> None:
    found = join(entries(sample), SHIPPED)
    assert sample in SAMPLES
    assert (len(found.joined), len(found.suggested), len(found.unmatched)) == expected


def test_the_registrations_stand_at_the_sites_that_have_their_numbers() -> None:
    found = {(one.entry.reference, one.spot) for one in join(entries("registrations"), SHIPPED).joined}
    for one in (
        ("1000115571", Spot("simtra-biopharma-solutions", "Bloomington", "Bloomington")),
        ("1410794", Spot("fareva", "Morton Grove", "Morton Grove")),
        ("3000234005", Spot("fareva", "Amboise", "Pocé-sur-Cisse")),
    ):
        assert one in found
    assert len({spot.provider for _, spot in found}) == 41


def test_what_a_name_or_a_shared_number_suggests_is_named() -> None:
    suggested = [one for name in ("registrations", "letters") for one in join(entries(name), SHIPPED).suggested]
    assert [(one.entry.firm, one.reason, [(spot.provider, spot.site) for spot in one.spots]) for one in suggested] == [
        ("Excella GmbH & Co. KG", "shared", [("fareva", "Excella"), ("fareva-excella", "Excella")]),
        (
            "Sai Life Sciences Limited", "name",
            [("sai-life-sciences", "R&T Centre Genome Valley"), ("sai-life-sciences", "Bollaram (Unit III)")],
        ),
        (
            "Syngene International Limited", "name",
            [("syngene", "Biocon Park campus (BMP 1, mammalian and microbial)"), ("syngene", "Unit 3 biologics")],
        ),
        ("Jubilant Hollisterstier LLC", "name", [("jubilant-hollisterstier", "Spokane")]),
        (
            "Simtra BioPharma Solutions", "name",
            [("simtra-biopharma-solutions", "Bloomington"), ("simtra-biopharma-solutions", "Halle/Westfalen")],
        ),
        ("Fareva Morton Grove", "name", [("fareva", "Morton Grove")]),
        ("Excelvision Fareva", "name", [("fareva", "Excelvision")]),
    ]  # fmt: skip
