"""The words for the codes of the catalogue."""

import pytest

from providers.catalogue.countries import REGIONS
from providers.catalogue.rules import IDENTIFIERS
from providers.catalogue.vocabulary import load_vocabulary
from providers.choices import Region
from providers.templatetags.catalogue import WORDS, as_of, label, place, word

ENUMS = load_vocabulary().enums


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("evidence", set(ENUMS["evidence"])),
        ("evidence_means", set(ENUMS["evidence"])),
        ("status", set(ENUMS["status"])),
        ("outcome", set(ENUMS["outcome"])),
        ("activity", set(ENUMS["site_activities"])),
        ("scope", set(ENUMS["scope"]) - {"manufacturing"}),
        ("model", set(load_vocabulary().kinds["model"].terms)),
        ("scheme", set(IDENTIFIERS)),
    ],
)
def test_it_has_a_word_for_every_code(words: str, codes: set[str]) -> None:
    assert set(WORDS[words]) == codes


def test_it_shows_a_code_without_a_word_as_it_is() -> None:
    assert word("hearsay", "evidence") == "hearsay"


@pytest.mark.parametrize(
    ("key", "part", "words"),
    [
        ("as_of", "claim", "as of"),
        ("min", "claim", "from"),
        ("verified_at", "claim", "confirmed on"),
        ("hq_city", "field", "city of the head office"),
        ("retrieved", "record", "day of the file"),
        ("identifiers", "site", "identifiers"),
    ],
)
def test_it_names_the_fields_of_what_differs(key: str, part: str, words: str) -> None:
    assert label(key, part) == words


def test_it_names_regions_and_countries() -> None:
    assert set(Region.values) == set(REGIONS)
    assert [str(place(code)) for code in ("EU", "DE", "XX")] == ["European Union", "Germany", "XX"]


@pytest.mark.parametrize(
    ("day", "words"),
    [("2022", "2022"), ("2022-11", "November 2022"), ("2022-11-06", "6 November 2022"), (None, "")],
)
def test_it_writes_a_date_as_far_as_it_is_known(day: str | None, words: str) -> None:
    assert as_of(day) == words
