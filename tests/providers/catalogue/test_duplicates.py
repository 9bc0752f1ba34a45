"""Tests of duplicates: what makes two providers look like one company, and what does not."""

from time import process_time

import pytest

from providers.catalogue.duplicates import Company, bare, company, pairs
from tests.builders import make_row

ONE = Company("one", ("Alpha Pharma",))


def reasons(one: Company, other: Company) -> list[str]:
    return [f"{reason.kind}: {reason.shared}" for pair in pairs([one, other]) for reason in pair.reasons]


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("Müller S.p.A.", "muller"),
        ("MULLER", "muller"),
        ("Foo GmbH & Co. KG", "foo"),
        ("Foo Sp. z o.o.", "foo"),
        ("Foo s. r. o.", "foo"),
        ("Łódź Ærø A/S", "lodz aero"),
        ("Johnson & Partner, Inc.", "johnson and partner"),
        ("Co. Ltd.", "co"),
        ("Straße", "strasse"),
        ("東京製薬", "東京製薬"),
    ],
)
def test_a_name_goes_without_case_accents_and_legal_form(name: str, result: str) -> None:
    assert bare(name) == result


@pytest.mark.parametrize(
    ("other", "result"),
    [
        (Company("two", ("ALPHA PHARMA Ltd.",)), ["name: ALPHA PHARMA Ltd."]),
        (Company("two", ("Beta", "Alpha-Pharma GmbH")), ["name: Alpha-Pharma GmbH"]),
        (Company("two", ("Alpha Pharma Services",)), []),
        (Company("two", ("Beta",)), []),
    ],
)
def test_it_compares_names_and_legal_names(other: Company, result: list[str]) -> None:
    assert reasons(ONE, other) == result


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        (("duns", "012345678"), ("duns", "12-345-678"), ["identifier: DUNS 12-345-678"]),
        (("mia", "UK MIA 17"), ("mia", "UKMIA17"), ["identifier: MIA UKMIA17"]),
        (("fei", "3000000001"), ("duns", "3000000001"), []),
    ],
)
def test_it_compares_numbers_within_their_scheme(
    one: tuple[str, str], other: tuple[str, str], result: list[str]
) -> None:
    assert reasons(Company("a", ("A",), identifiers=(one,)), Company("b", ("B",), identifiers=(other,))) == result


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        ("https://www.example.org/a", "http://Example.org", ["website: example.org"]),
        ("https://a.example.org", "https://b.example.org", []),
        ("https://[", "https://[", []),
    ],
)
def test_it_compares_the_hosts_of_websites(one: str, other: str, result: list[str]) -> None:
    assert reasons(Company("a", ("A",), one), Company("b", ("B",), other)) == result


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        (("North Plant", "Köln"), ("north plant", "Koln"), ["site: north plant, Koln"]),
        (("North Plant", "Köln"), ("North Plant", "Ulm"), []),
        (("Ulm", "Ulm"), ("ULM", "Ulm"), []),
    ],
)
def test_it_compares_sites_that_have_more_than_their_town_as_a_name(
    one: tuple[str, str], other: tuple[str, str], result: list[str]
) -> None:
    assert reasons(Company("a", ("A",), sites=(one,)), Company("b", ("B",), sites=(other,))) == result


def test_it_gives_each_pair_once_with_all_its_reasons() -> None:
    rows = [company(make_row(slug, name="Same", website="https://example.org")) for slug in ("b", "a")]
    (pair,) = pairs(rows)
    assert (pair.one, pair.other) == ("a", "b")
    assert [reason.kind for reason in pair.reasons] == ["name", "identifier", "website"]


def test_it_pairs_those_that_it_is_asked_about_with_the_others() -> None:
    many = [Company(slug, ("Same",)) for slug in "abcd"]
    assert [(pair.one, pair.other) for pair in pairs(many, {"a", "c"})] == [("b", "a"), ("b", "c")]
    assert [(pair.one, pair.other) for pair in pairs(many, set("abcd"))] == [("a", "b"), ("a", "c"), ("a", "d")]
    assert pairs(many, {"e"}) == ()


def test_it_takes_no_name_without_letters_for_a_sign() -> None:
    assert reasons(Company("a", ("—",)), Company("b", ("!",))) == []


def test_it_grows_with_the_number_of_companies_and_not_with_its_square() -> None:
    def seconds(size: int) -> float:
        many = [Company(f"a-{number}", ("Same",), "https://example.org") for number in range(size)]
        start = process_time()
        assert len(pairs(many)) == size - 1
        return process_time() - start

    seconds(1_000)
    assert seconds(20_000) < 100 * seconds(2_000)
