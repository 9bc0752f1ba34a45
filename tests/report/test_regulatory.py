"""The regulatory record in a report: by site, with outcome, freshness and source, and without judgement."""

import json
from dataclasses import replace
from typing import Any

import pytest

from providers.catalogue.facts import CatalogueFacts, ProviderFacts, read_facts
from providers.catalogue.registers import record_source
from providers.catalogue.timeline import Event, SiteEvents
from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.assess import record
from selector.assessment.inputs import parse_inputs
from selector.assessment.record import Record, canonical, sha256
from selector.report.paint import PAPER
from selector.report.regulatory import EVENTS, SITES, Regulatory, regulatory
from tests.builders import make_claim, make_site, make_source
from tests.documents.reports import pages
from tests.on_record import make_record
from tests.report.samples import CASES, DAY, PEN, content_of

LETTER = record_source("fda_warning_letters", "letter", "letter-2026-03-03")
CLEAN = record_source("fda_inspections", "inspection", "inspection-2026-05-06")


def event(kind: str = "letter", day: str | None = "2026-03-03", **changes: Any) -> Event:
    register = "fda_warning_letters"
    made = Event(
        kind, "us_fda", day, None, None, "current", "Said", "", "A page", "https://www.example.org/1", register
    )
    return replace(made, **changes)


def site(*events: Event, name: str | None = "North", **changes: Any) -> SiteEvents:
    return replace(SiteEvents(name, "Town 1", "DE", "current", events), **changes)


def shown(*sites: SiteEvents) -> Regulatory:
    found = regulatory(sites, "2026-11-23", PEN)
    assert found
    return found


def test_without_records_it_is_not_there() -> None:
    assert regulatory((), "2026-11-23", PEN) is None


def test_it_says_what_day_whose_and_where_to_read_it() -> None:
    (told,) = shown(site(event(outcome="adverse", remarks="More"))).sites
    (row,) = told.rows
    assert (told.name, row.head, row.day) == ("North, Town 1, Germany", "Warning letter, FDA", "3 March 2026")
    assert (row.text, row.remarks) == ("Said", "Remarks of the authority: More")
    assert row.outcome
    assert (row.outcome.code, row.outcome.label) == ("adverse", "Action taken or indicated, no close-out shown")
    assert (row.source.title, row.source.host) == ("A page", "example.org")


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({}, ""),
        ({"until": "2026-11-23"}, "valid until 23 November 2026"),
        ({"until": "2026-11-22", "status": "historic"}, "expired on 22 November 2026"),
        ({"until": "2026-11-22", "kind": "recall"}, "ended on 22 November 2026"),
        ({"status": "historic"}, "no longer current"),
        ({"until": "2027-01-01", "status": "historic"}, "valid until 1 January 2027, no longer current"),
        ({"day": "2015-01-01"}, "older than seven years"),
        ({"day": None}, ""),
        ({"until": "2026-11-23", "kind": "certificate"}, "relied on until 23 November 2026"),
        ({"until": "2026-11-22", "kind": "certificate"}, "relied on until 22 November 2026, which is past"),
    ],
)
def test_it_says_how_it_stands(changes: dict[str, Any], note: str) -> None:
    day = changes.pop("day", "2026-03-03")
    (row,) = shown(site(event(day=day, **changes))).sites[0].rows
    assert row.note == note


@pytest.mark.parametrize(
    ("changes", "fresh"),
    [
        ({}, ""),
        ({"retrieved": "2026-11-20"}, "register as of 20 November 2026"),
        ({"retrieved": "2026-11-02", "is_stale": True}, "register as of 2 November 2026, a newer issue is due"),
        ({"retrieved": "2026-11-02", "is_stale": True, "is_gone": True},
         "register as of 2 November 2026, no longer in its newest issue"),
    ],
)  # fmt: skip
def test_it_says_how_fresh_it_is(changes: dict[str, Any], fresh: str) -> None:
    (row,) = shown(site(event(**changes))).sites[0].rows
    assert row.fresh == fresh


def test_it_says_what_a_record_of_its_kind_does_not_mean() -> None:
    kinds = ("registration", "certificate", "recall", "letter")
    rows = shown(site(*(event(kind) for kind in kinds))).sites[0].rows
    assert [row.means for row in rows] == [
        "no approval", "for its scope only", "may lie with the owner of the product", "",
    ]  # fmt: skip


def test_it_counts_what_is_older_and_hides_nothing_that_stands() -> None:
    clean = [event("inspection", f"2026-03-{day:02}") for day in range(20, 10, -1)]
    (told,) = shown(site(*clean, event(outcome="adverse"))).sites
    assert len(told.rows) == EVENTS + 1
    assert told.rows[-1].head == "Warning letter, FDA"
    assert told.older == f"{10 - EVENTS} further records stand on the provider’s page of the catalogue."


def test_a_limit_of_sites_hides_none_with_a_record_against_it() -> None:
    quiet = [site(event("inspection"), name=f"Site {number}") for number in range(SITES + 2)]
    found = shown(*quiet, site(event(outcome="adverse"), name="Last"))
    assert len(found.sites) == SITES
    assert found.sites[0].name.startswith("Last")
    assert found.further == "The records of 3 further sites stand on the provider’s page of the catalogue."


def test_what_happened_comes_before_a_registration_which_no_limit_hides() -> None:
    registered = event("registration", None, until="2026-12-31")
    clean = [event("inspection", f"2026-03-{day:02}") for day in range(20, 10, -1)]
    rows = shown(site(registered, *clean)).sites[0].rows
    assert [row.head for row in rows] == [*["Inspection, FDA"] * EVENTS, "Registration, FDA"]


def test_no_limit_hides_what_was_unfavourable_though_it_is_closed() -> None:
    clean = [event("inspection", f"2026-03-{day:02}") for day in range(20, 10, -1)]
    found = shown(site(*clean, event(outcome="adverse_resolved")), site(event(outcome="adverse"), name="South"))
    assert [row.head for row in found.sites[1].rows][-1] == "Warning letter, FDA"
    assert found.against == "2 unfavourable records stand below."
    assert shown(site(*clean)).against == ""


def test_a_limit_of_sites_hides_none_with_a_record_that_counts_though_it_is_closed() -> None:
    quiet = [site(event("inspection"), name=f"Site {number}") for number in range(SITES + 1)]
    found = shown(*quiet, site(event(outcome="adverse_resolved"), name="Last"))
    assert (found.sites[0].name.startswith("Last"), found.against) == (True, "1 unfavourable record stands below.")


def test_every_site_with_a_record_against_it_is_shown() -> None:
    found = shown(*(site(event(outcome="adverse"), name=f"Site {number}") for number in range(SITES + 2)))
    assert (len(found.sites), found.further) == (SITES + 2, "")


def test_sites_that_are_only_registered_share_a_sentence() -> None:
    until = {"until": "2026-12-31", "retrieved": "2026-11-20", "register": "fda_registration"}
    names = ("North", "South")
    alike = [site(event("registration", None, **until), name=name, city=name) for name in names]
    lapsed = site(event("registration", None, **until | {"until": "2025-12-31"}), name="West")
    found = shown(*alike, lapsed, site(event()))
    assert [one.name.split(",")[0] for one in found.sites] == ["North"]
    both, west = found.registered
    assert both.sentence == (
        "Only registrations with an authority were found of North and South: no inspection, certificate or letter,"
        " which is not a clean record."
    )
    assert both.note == "valid until 31 December 2026, register as of 20 November 2026"
    assert (both.source.title, both.source.host) == (
        "FDA Drug Establishments Current Registration Site", "accessdata.fda.gov",
    )  # fmt: skip
    assert west.sentence.startswith("Only a registration with an authority was found of West (Town 1): ")
    assert west.note == "expired on 31 December 2025, register as of 20 November 2026"


def test_it_names_the_sites_without_a_record_and_what_that_means() -> None:
    found = shown(
        site(event()), site(name="South"), site(event("certification", code="iso_9001", register=""), name=None)
    )
    assert found.silent == "No record was found of South (Town 1), which is not a clean record."
    assert "Registration is not approval. A certificate is for its scope only." in found.caution
    assert (found.sites[1].name, found.sites[1].rows[0].head) == ("Site not named", "ISO 9001 quality management")


def test_a_long_text_ends_at_a_word() -> None:
    (row,) = shown(site(event(text="seven77 " * 99))).sites[0].rows
    assert row.text.endswith("seven77 … (in full on the provider’s page of the catalogue)")
    assert len(row.text) <= 350


def test_a_scope_has_more_room() -> None:
    (row,) = shown(site(event("certificate", text="1.2.1.13 " * 60))).sites[0].rows
    assert "…" not in row.text


def mixed(*, records: bool = True, clean: bool = True, drop: str = "") -> Record:
    """Make the stored result of a catalogue in which all have a letter at one site and a `clean` other."""
    facts = read_facts(json.loads((CASES / "catalogue.json").read_text(encoding="utf-8")))
    asked = json.loads((CASES / "x_split_with_edits.json").read_text(encoding="utf-8"))
    inputs = parse_inputs(asked, load_vocabulary())
    inputs = replace(inputs, edits={**inputs.edits, "regulator:us_fda": "must"} | ({drop: "drop"} if drop else {}))
    told = [_told(one, records=records, clean=clean) for one in facts.providers]
    return record(inputs, CatalogueFacts(facts.version, facts.retrieved, tuple(told)), "ab" * 32, DAY)


def _told(facts: ProviderFacts, *, records: bool, clean: bool) -> ProviderFacts:
    """Make two sites of it, North with a letter and a recall, South with a clean inspection."""
    north = (make_record(), make_record("recall", "2026-01-01", text="Recall, Class I, begun 2026-01-01. Reason."))
    south = (make_record("inspection", "2026-05-06"),)
    sites = (make_site("North", records=north if records else ()), make_site("South", records=south if records else ()))
    held = {"evidence": "regulator_record"}
    said = held | {"source": LETTER, "as_of": "2026-03-03", "outcome": "adverse", "site": "North"}
    south_said = said | {"source": CLEAN, "as_of": "2026-05-06", "outcome": "no_observations", "site": "South"}
    claims = [claim for claim in facts.claims if claim.kind != "regulator"]
    claims += [make_claim("regulator", "us_fda", **one) for one in (said, south_said)[: 1 + clean]]
    sources = {**facts.sources, "S1": make_source(), LETTER: make_source(LETTER), CLEAN: make_source(CLEAN)}
    return replace(facts, sites=sites, claims=tuple(claims), sources=sources)


def test_one_bad_and_one_clean_site_are_mixed_and_shown_with_both() -> None:
    stored = mixed()
    leader = stored.result.shortlist.ranking[0]
    place = [need.key for need in stored.result.requirements].index("regulator:us_fda")
    assert leader.states[place] == "mixed"
    assert leader.gate == "verify"
    shortlist = content_of(stored).shortlist
    assert shortlist
    told = shortlist.profiles[0].regulatory
    assert told
    assert [(site.name.split(",")[0], [row.head for row in site.rows]) for site in told.sites[:2]] == [
        ("North", ["Warning letter, FDA", "Recall, FDA"]),
        ("South", ["Inspection, FDA"]),
    ]
    html = pages(content_of(stored, PAPER))
    for words in ("North, Town 1, Germany", "South, Town 1, Germany", "A certificate is for its scope only", "Class I"):
        assert words in html


def test_records_raise_flags_and_change_neither_gate_nor_fit() -> None:
    with_records, without = mixed().result.shortlist, mixed(records=False).result.shortlist
    assert [(row.slug, row.gate, row.fit, row.states) for row in with_records.ranking] == [
        (row.slug, row.gate, row.fit, row.states) for row in without.ranking
    ]
    flags = set(with_records.ranking[0].profile.red_flags) - set(without.ranking[0].profile.red_flags)
    assert flags == {"us_official_action", "class_one_recall"}


def test_a_stored_result_holds_a_timeline_only_where_a_register_says_something() -> None:
    stored, plain = mixed(), mixed(records=False)
    assert Record.from_json(json.loads(canonical(stored.to_json()))) == stored
    assert sha256(Record.from_json(json.loads(canonical(stored.to_json()))).to_json()) == sha256(stored.to_json())
    assert "timeline" not in canonical(plain.to_json()).decode()


def test_it_takes_the_freshness_from_the_day_of_the_assessment() -> None:
    inspection = mixed().result.shortlist.ranking[0].profile.timeline[0].events[0]
    assert (inspection.retrieved, inspection.is_stale) == ("2026-11-20", False)
