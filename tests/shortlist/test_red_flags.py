"""Red flags that a match raises, and those that records raise: shown where they hold, and nothing but shown."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from providers.catalogue.facts import Claim
from providers.catalogue.timeline import Event, SiteEvents
from selector.method.load import load_method
from selector.shortlist.red_flags import FLAGS, GRAVEST_RECALL, provider_red_flags, record_flags
from tests.builders import make_claim
from tests.providers.regulators.samples import entries, raw, read
from tests.shortlist.matching import BASIS, ask_for, find

TODAY = date(2026, 11, 23)
OWN = {"evidence": "provider_statement"}
ON = {"certificate": "eu_ema", "non_compliance": "eu_ema"}
OUTCOMES = {"letter": "adverse", "non_compliance": "adverse", "certificate": "passed", "inspection": "no_observations"}


def raised_by(*said: Claim) -> tuple[str, ...]:
    needs = ask_for("regulator:us_fda?", "dosage_form:tablet")
    return provider_red_flags(needs, [find(need, *said) for need in needs], BASIS.method)


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ((make_claim("dosage_form", "tablet"),), ()),
        ((make_claim("dosage_form", "tablet", **OWN),), ("own_statements_only",)),
        ((make_claim("dosage_form", "oral_solid"),), ("own_statements_only",)),
        ((make_claim("regulator", "us_fda", outcome="adverse"),), ("adverse_authority_record", "own_statements_only")),
        ((make_claim("regulator", "us_fda", outcome="stated"),), ("stated_market_only",)),
        ((make_claim("regulator", "us_fda", outcome="stated"), make_claim("regulator", "us_fda")), ()),
    ],
    ids=["independent", "own statement", "nothing met", "adverse", "market stated", "stated and inspected"],
)
def test_a_flag_is_raised_where_its_rule_holds(said: tuple[Claim, ...], raised: tuple[str, ...]) -> None:
    assert raised_by(*said) == raised


def event(kind: str, day: str | None = "2026-03-03", **changes: Any) -> Event:
    made = Event(
        kind,
        ON.get(kind, "us_fda"),
        day,
        None,
        OUTCOMES.get(kind),
        "current",
        "Said",
        "",
        "Title",
        None,
        "a_register",
        retrieved="2026-01-02",
    )
    return replace(made, **changes)


def flags(*events: Event) -> set[str]:
    return set(record_flags([SiteEvents("Site 1", None, "DE", "current", events)], TODAY))


OAI = {"outcome": "adverse"}
RECALL = {"text": "Recall, Class I, begun 2026-01-01"}
CASES = {
    "nothing": ((), set()),
    "a statement": ((event("non_compliance"),), {"eu_non_compliance"}),
    "a statement and a later certificate": ((event("non_compliance"), event("certificate", "2026-03-04")), set()),
    "a statement and an earlier one": (
        (event("non_compliance"), event("certificate", "2026-03-02")),
        {"eu_non_compliance"},
    ),
    "both of one day": ((event("non_compliance"), event("certificate")), {"eu_non_compliance"}),
    "a letter": ((event("letter"),), {"us_official_action"}),
    "a letter and a later inspection": ((event("letter"), event("inspection", "2026-09")), set()),
    "a letter and a later claim without a record": (
        (event("letter"), event("regulator", "2026-09", register="", outcome="no_observations")),
        {"us_official_action"},
    ),
    "a letter and an earlier inspection": ((event("letter"), event("inspection", "2025-09")), {"us_official_action"}),
    "a letter and a later certificate of another authority": (
        (event("letter"), event("certificate", "2026-09")),
        {"us_official_action"},
    ),
    "a letter that a claim has ended": ((event("letter", status="historic"),), set()),
    "a letter that is closed": ((event("letter", outcome="adverse_resolved"),), set()),
    "a letter that nothing is claimed of": ((event("letter", outcome=None),), set()),
    "an adverse inspection": ((event("inspection", **OAI),), {"us_official_action"}),
    "one that only a claim tells of": ((event("regulator", register="", **OAI),), set()),
    "a certificate on its last day": ((event("certificate", "2023-11-23", until="2026-11-23"),), set()),
    "a certificate past it": ((event("certificate", "2023-11-22", until="2026-11-22"),), {"certificate_ageing"}),
    "one that was shortened": ((event("certificate", "2025-11-22", until="2026-11-22"),), {"certificate_ageing"}),
    "one without a last day": ((event("certificate", "2023-11-22"),), {"certificate_ageing"}),
    "an old and a new certificate": ((event("certificate", "2020-01-01"), event("certificate")), set()),
    "a recall of class I": ((event("recall", "2023-11-23", **RECALL),), {"class_one_recall"}),
    "an older one": ((event("recall", "2023-11-22", **RECALL),), set()),
    "a recall of class II": ((event("recall", text="Recall, Class II, begun 2026"),), set()),
    "a registration": ((event("registration", None, until="2026-12-31"),), set()),
    "one that was read before it ended": ((event("registration", None, until="2026-01-02"),), set()),
    "a lapsed one": ((event("registration", None, until="2025-12-31"),), {"registration_lapsed"}),
    "a lapsed and a new one": (
        (event("registration", None, until="2025-12-31"), event("registration", None, until="2026-12-31")),
        set(),
    ),
    "one that is marked": (
        (event("registration", None, until="2026-12-31", remarks="Exclusion flag."),),
        {"registration_lapsed"},
    ),
    "one that is gone": ((event("registration", None, until="2026-12-31", is_gone=True),), {"registration_lapsed"}),
}


@pytest.mark.parametrize(("events", "raised"), CASES.values(), ids=list(CASES))
def test_it_raises_what_the_records_show(events: tuple[Event, ...], raised: set[str]) -> None:
    assert flags(*events) == raised


def test_one_site_is_enough_and_another_does_not_make_up_for_it() -> None:
    sites = [SiteEvents(name, None, "DE", "current", (one,)) for name, one in
             (("Bad", event("letter")), ("Clean", event("inspection", "2026-09-01")))]  # fmt: skip
    assert record_flags(sites, TODAY) == {"us_official_action"}


def test_a_recall_of_class_one_begins_as_its_register_is_read() -> None:
    third = raw("recall").decode()
    texts = [entry.text for entry in read(third.replace('"Class III"', '"Class I"').encode()).entries]
    assert [text.startswith(GRAVEST_RECALL) for text in texts] == [True]
    assert [entry.text.startswith(GRAVEST_RECALL) for entry in entries("recall")] == [False]


def test_each_is_a_flag_of_the_method_that_is_else_looked_up() -> None:
    known = {flag.key: flag for flag in load_method("2026-11").red_flags}
    assert [key for key in FLAGS if known[key].scope != "provider" or known[key].when is not None] == []
