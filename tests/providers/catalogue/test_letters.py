"""The promise that no provider with an FDA warning letter of the stored sample appears without it."""

import csv
import json
import re
from datetime import datetime
from pathlib import Path

from providers.catalogue.facts import Claim, ProviderFacts, read_facts
from providers.catalogue.vocabulary import DATA

SAMPLE = Path(__file__).parents[2] / "data" / "fda_warning_letters_sample.csv"
# What a company and its plants may leave out of their names.
FILLERS = {"inc", "llc", "ltd", "limited", "corp", "co", "gmbh", "ag", "sa", "spa", "plc", "private", "pvt", "group"}
PROVIDERS = read_facts(json.loads((DATA / "catalogue.json").read_bytes())).providers
LETTERS = list(csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines()))


def words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - FILLERS


def names(provider: ProviderFacts) -> set[frozenset[str]]:
    return {words(name) for name in (provider.name, provider.legal_name) if name}


def matches() -> list[tuple[dict[str, str], ProviderFacts]]:
    """Letters whose addressee bears all words of a provider's name, as plants of a group do: "Fareva Morton Grove"."""
    return [
        (letter, provider)
        for letter in LETTERS
        for provider in PROVIDERS
        if any(name <= words(letter["company"]) for name in names(provider))
    ]


def reports(claim: Claim, provider: ProviderFacts, letter: dict[str, str]) -> bool:
    day = datetime.strptime(letter["letter_date"], "%m/%d/%Y").date().isoformat()  # noqa: DTZ007 - a day, no time
    is_of_that_day = (claim.kind, claim.code, claim.as_of) == ("regulator", "us_fda", day)
    address = provider.sources[claim.source].url or ""
    return is_of_that_day and claim.outcome in {"adverse", "adverse_resolved"} and address.endswith(letter["url"])


def test_it_recognises_the_addressees_that_are_in_the_catalogue() -> None:
    assert len(LETTERS) == 200
    assert {(letter["company"], provider.slug) for letter, provider in matches()} == {
        ("Simtra BioPharma Solutions", "simtra-biopharma-solutions"),
        ("Fareva Morton Grove", "fareva"),
        ("Excelvision Fareva", "fareva"),
    }


def test_it_holds_each_letter_as_an_adverse_claim_of_its_day_with_the_letter_as_source() -> None:
    silent = [
        (letter["company"], provider.slug)
        for letter, provider in matches()
        if not any(reports(claim, provider, letter) for claim in provider.claims)
    ]
    assert silent == []
