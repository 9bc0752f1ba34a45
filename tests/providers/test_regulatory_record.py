"""The regulatory record on the page of a provider, from published records."""

from typing import Any

import pytest
from django.test import Client

from providers import actions
from providers.catalogue.registers import record_source
from tests.builders import make_claim_rows, make_row, make_rows, make_site_row

pytestmark = pytest.mark.django_db
LETTER = record_source("fda_warning_letters", "letter", "north-1")
CERTIFICATE = record_source("eudragmdp", "certificate", "DE_1")


def record(register: str, kind: str, reference: str, **changes: Any) -> dict[str, Any]:
    """Make the row of a record, read on 10 November 2026."""
    said = {"register": register, "kind": kind, "reference": reference, "retrieved": "2026-11-10"}
    return said | {"text": f"Text of {reference}", "title": f"Title of {reference}"} | changes


def two_sites() -> dict[str, Any]:
    """Make a provider with a letter, a certificate, a recall and a registration at North, and a clean South."""
    north = [
        record("fda_warning_letters", "letter", "north-1", date="2026-03-03", url="https://letters.example/north-1"),
        record("eudragmdp", "certificate", "DE_1", date="2025-05-06", remarks="Only line 7."),
        record("fda_enforcement", "recall", "D-1", date="2024-01-02", until="2024-06-01"),
        record("fda_registration", "registration", "3000000001", until="2998-12-31"),
    ]
    south = [record("fda_inspections", "inspection", "1234", date="2026-05-06")]
    sites = [make_site_row() | {"name": name, "identifiers": []} for name in ("North", "South", "Quiet")]
    sites[0]["records"], sites[1]["records"] = north, south
    said = make_claim_rows()[1] | {"evidence": "regulator_record", "site": "North"}
    claims = [
        said | {"source": LETTER, "outcome": "adverse", "as_of": "2026-03-03"},
        said | {"source": CERTIFICATE, "code": "eu_ema", "as_of": "2025-05-06", "valid_until": "2998-05-06"},
    ]
    source = {"url": "https://letters.example/north-1", "title": "A letter", "published": None}
    sources = make_row()["sources"] | {LETTER: source, CERTIFICATE: source | {"url": None}}
    return make_row(sites=sites, claims=claims, sources=sources)


def page(client: Client, row: dict[str, Any]) -> str:
    actions.import_rows(data=make_rows(row))
    return " ".join(client.get("/catalogue/plain-tablets").content.decode().split())


def test_it_shows_both_sites_with_each_record_its_source_and_what_it_does_not_mean(client: Client) -> None:
    shown = page(client, two_sites())
    for words in (
        "Registration is not approval. A certificate is for its scope only. No record is not a clean record:",
        '<b>Warning letter</b> <small class="muted">United States: Food and Drug Administration (FDA)</small>',
        "Action taken or indicated, no close-out shown",
        '<a href="https://letters.example/north-1" rel="noopener noreferrer">Title of north-1</a>',
        "Remarks of the authority: Only line 7.",
        "relied on until 6 May 2998",
        "valid until 31 December 2998",
        '<div class="xs muted">Registration is not approval.</div>',
        '<div class="xs muted">A certificate is for its scope only.</div>',
        "Register as of 10 November 2026",
        "(the register, to be looked up there)",
        "No record was found of these sites, which is not a clean record: Quiet",
    ):
        assert words in shown
    places = [shown.index(words) for words in ('id="record-1"', "Text of north-1", 'id="record-2"', "Text of 1234")]
    assert places == sorted(places)


def test_it_folds_a_long_list(client: Client) -> None:
    row = two_sites()
    row["sites"][1]["records"] = [
        record("fda_inspections", "inspection", f"I-{day}", date=f"2026-01-{day:02}") for day in range(1, 20)
    ]
    shown = page(client, row)
    assert "<summary>14 older records</summary>" in shown
    assert shown.index("Text of I-15") < shown.index("14 older records") < shown.index("Text of I-14")


def test_without_any_record_it_says_so_once(client: Client) -> None:
    shown = page(client, make_row(claims=[]))
    assert "No public record of an authority was found, which is not a clean record (no register’s" in shown
    assert "No record was found of these sites" not in shown


def test_it_says_which_registers_were_read_where_it_has_no_record(client: Client) -> None:
    told = two_sites()
    told["sites"].append(make_site_row() | {"name": "Silent", "identifiers": []})
    days = {"fda_inspections": {"date": "2026-11-10", "imported": "2026-11-11"}}
    data = make_rows(told, make_row("none", claims=[]))
    actions.import_rows(data=data | {"registers": days})
    read = "which is not a clean record (registers read: FDA inspection classifications of 10 November 2026)"
    shown = [" ".join(client.get(f"/catalogue/{slug}").content.decode().split()) for slug in ("plain-tablets", "none")]
    assert f"No record was found of these sites, {read}: Quiet; Silent.</p>" in shown[0]
    assert f"No public record of an authority was found, {read}." in shown[1]


def test_it_says_what_is_disputed_and_what_has_expired(client: Client) -> None:
    row = two_sites()
    row["claims"][0]["disputed"] = True
    row["claims"][1]["valid_until"] = "2026-01-01"
    shown = page(client, row)
    assert "Disputed, not counted" in shown
    assert "relied on until 1 January 2026, which is past" in shown


def test_long_remarks_are_folded_and_said_to_limit_a_certificate(client: Client) -> None:
    row = two_sites()
    row["sites"][0]["records"][1]["remarks"] = "Only line 7; " * 30 + "no more"
    assert "<summary>Remarks of the authority, which may limit the scope</summary>" in page(client, row)


def test_it_says_which_issue_of_the_register_it_is_from(client: Client) -> None:
    row = two_sites()
    for record_of in row["sites"][0]["records"]:
        record_of["retrieved"] = "2025-01-02"
    shown = page(client, row)
    assert "Register as of 2 January 2025" in shown
    assert "a newer issue is due" in shown
