"""The shipped catalogue does not stand against its own words, and says of itself what was corrected."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from providers.catalogue.desk import look
from providers.catalogue.desk_claims import Lens
from providers.catalogue.vocabulary import DATA, load_vocabulary

Row = Mapping[str, Any]
Place = tuple[str, int]
PROVIDERS: list[dict[str, Any]] = json.loads((DATA / "catalogue.json").read_bytes())["providers"]
NOTE = (DATA / "catalogue.note.txt").read_text(encoding="utf-8").splitlines()
BRACKETS = re.compile(r"\([^()]*\)")
# How a detail begins to tell of what is yet to come; in brackets and after a semicolon stand remarks.
PLAN = re.compile(
    r"\b(aims?|announced|being (added|built|equipped|expanded|extended|installed)|expected|foreseen|intend(s|ed)?"
    r"|intention|plans?|planned|target|under (construction|way)|was to|will"
    r"|to (add|be|become|build|bring|combine|construct|cover|gain|raise|rise|support))\b",
    re.IGNORECASE,
)
DUE = re.compile(r"\bdue\b", re.IGNORECASE)
# How a detail tells that something is over, or was somebody else's.
OVER = re.compile(
    r"\b(before (its|the (19|20)\d\d) purchase|ceased|failed|former owner|intention to close|no longer"
    r"|passed to [A-Z]|predecessor|sold (to [A-Z]|in (\w+ )?20)|until|when bought|wound down)"
)
# How the title of a source tells that the provider speaks.
OWN_WORDS = re.compile(
    r"\b((?<!state agency )(press|media) release|interview|Q&A|questions and answers|annual report|RNS"
    r"|sponsored article|(product|news) page)\b",
    re.IGNORECASE,
)
# Details that were read and stay current: what their words leave open is something else.
INNOCENT_PLANS: dict[Place, str] = {
    ("asymchem", 29): "the building is complete, only its capacity is expected",
    ("cordenpharma", 38): "the reactors exist and are being extended",
    ("fareva", 32): "tablets and capsules are made, only the building is due",
    ("fareva-excella", 12): "tablets and capsules are made, only the building is due",
    ("halo-pharma", 0): "it is a CDMO, only its independence is to come",
    ("halo-pharma", 2): "solid, liquid and semi-solid forms are made, only sterile ones are planned",
    ("minaris", 7): "the site is built",
    ("oxford-biomedica", 12): "the suites at Durham are operational, by the same source",
    ("oxford-biomedica", 13): "the suites at Durham are operational, by the same source",
    ("pharmaron", 3): "the manufacture exists and is being expanded",
    ("softigel-procaps", 3): "what is to be raised exists",
}
INNOCENT_ENDS: dict[Place, str] = {
    ("bora-pharmaceuticals", 27): "it tells what came with the plant",
    ("euroapi", 13): "one of several sites was sold, and the claim names none",
    ("just-evotec-biologics", 7): "Toulouse was sold, the claim is on Redmond",
    ("just-evotec-biologics", 8): "Toulouse was sold, the claim is on Redmond",
    ("lubrizol-life-science-health", 9): "other manufacture came on top",
    ("sk-pharmteco", 21): "it tells what came with the plant",
    ("softigel-procaps", 12): "it tells what came with the plant",
}
# An event at an authority before 2012 counts as current where a newer one confirms it.
CONFIRMED: set[Place] = {("hovione", 20)}


def claims(status: str | None = None) -> list[tuple[Place, Row, Row]]:
    """Each claim with its place and its provider."""
    return [
        ((row["slug"], at), claim, row)
        for row in PROVIDERS
        for at, claim in enumerate(row["claims"])
        if status in {None, claim["status"]}
    ]


def is_plan(detail: str) -> bool:
    first = BRACKETS.sub("", detail).partition(";")[0]
    return bool(PLAN.search(first) or DUE.search(detail.partition(";")[0]))


def is_over(detail: str) -> bool:
    return bool(OVER.search(detail))


def named(site: Row, words: str) -> bool:
    """Whether the words name the site, by a word of its name or by its town."""
    names = {site["city"] or "", *re.split(r"[ /(),]+", site["name"])}
    return any(len(name) > 3 and name[0].isupper() and re.search(rf"\b{re.escape(name)}\b", words) for name in names)


@pytest.mark.parametrize(
    ("detail", "tells"),
    [
        ("Plans to combine two plants", (True, False)),
        ("A centre with vessels, operation due first half of 2026", (True, False)),
        ("Development suites (laboratory scale, due mid-2012)", (True, False)),
        ("Tablets; a second line is planned", (False, False)),
        ("Tablets (a second line announced; in 2026)", (False, False)),
        ("Filled a vaccine until end 2023", (False, True)),
        ("Passed an inspection (before the 2021 purchase)", (False, True)),
        ("Passed an inspection in 2021, products sold in 70 countries", (False, False)),
    ],
)
def test_it_tells_a_plan_and_an_end_by_the_words(detail: str, tells: tuple[bool, bool]) -> None:
    assert (is_plan(detail), is_over(detail)) == tells


def test_no_current_claim_tells_of_a_plan() -> None:
    assert {place for place, claim, _ in claims("current") if is_plan(claim["detail"])} == set(INNOCENT_PLANS)


def test_no_current_claim_tells_of_an_end() -> None:
    assert {place for place, claim, _ in claims("current") if is_over(claim["detail"])} == set(INNOCENT_ENDS)


def test_no_current_claim_stands_at_a_site_that_is_not() -> None:
    gone = {(row["slug"], site["name"]) for row in PROVIDERS for site in row["sites"] if site["status"] != "current"}
    assert not [place for place, claim, _ in claims("current") if (place[0], claim.get("site")) in gone]


def test_a_claim_that_names_sites_names_its_own() -> None:
    for place, claim, row in claims():
        words = BRACKETS.sub("", claim["detail"])
        found = {site["name"] for site in row["sites"] if named(site, words)}
        assert not found or claim.get("site") in {None, *found}, place


def test_old_events_at_authorities_are_historic_unless_a_newer_one_confirms_them() -> None:
    kinds = {"regulator", "certification"}
    events = [(place, claim) for place, claim, _ in claims("current") if claim["kind"] in kinds]
    assert {place for place, claim in events if (claim["as_of"] or "9999") < "2012"} == CONFIRMED


def test_only_what_says_hard_or_soft_is_a_hard_or_a_soft_capsule() -> None:
    words = {"hard_capsule": r"\bhard\b|gélules", "soft_capsule": r"\bsoft"}
    for place, claim, _ in claims():
        if claim["kind"] == "dosage_form" and claim["code"] in words:
            assert re.search(words[claim["code"]], claim["detail"], re.IGNORECASE), place


def test_what_a_provider_says_of_itself_is_no_evidence_of_a_third_party() -> None:
    for place, claim, row in claims():
        if OWN_WORDS.search(row["sources"][claim["source"]]["title"]):
            assert claim["evidence"] == "provider_statement", place


def test_no_claim_is_newer_than_its_source() -> None:
    for place, claim, row in claims():
        as_of, published = claim["as_of"], row["sources"][claim["source"]]["published"]
        if as_of and published:
            assert as_of[: len(published)] <= published[: len(as_of)], place


def test_the_desk_finds_nothing_twice_disputed_or_expired() -> None:
    found = look(PROVIDERS, Lens(load_vocabulary(), date(2026, 11, 23)))
    assert [check for check in ("twice", "disputed", "expired") if found[check]] == []


def test_each_line_of_the_note_names_a_provider_and_ends_a_sentence() -> None:
    names = tuple(f"{row['name'].partition(' (')[0]}, " for row in PROVIDERS)
    lines = [line for line in NOTE[1:] if line and not line.endswith(":")]
    assert [line for line in lines if not line.startswith(names) or not line.endswith(".")] == []
    assert len(lines) == len(set(lines)) > 80
