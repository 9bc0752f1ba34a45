"""Unfavourable records of authorities: whose, of which site, and how they stand today."""

from __future__ import annotations

from typing import Any

import pytest

from selector.report.records import AuthorityRecord, authority_records
from tests.report.samples import PEN, make_evidence

TODAY = "2026-11-23"


def shown_of(**changes: Any) -> AuthorityRecord:
    """A warning letter in words."""
    letter = {"code": "us_fda", "detail": "Warning letter", "outcome": "adverse", "as_of": "2025-05-07"} | changes
    (record,) = authority_records([make_evidence(**letter)], TODAY, PEN)
    return record


def test_it_names_the_authority_and_the_day() -> None:
    record = shown_of()
    assert (record.authority, record.text, record.as_of, record.note) == ("FDA", "Warning letter", "7 May 2025", "")
    assert (record.source.title, record.source.host) == ("A paper", "example.org")


@pytest.mark.parametrize(
    ("detail", "text"),
    [("Warning letter", "North: Warning letter"), ("Warning letter on North", "Warning letter on North")],
)
def test_it_names_the_site_once(detail: str, text: str) -> None:
    assert shown_of(detail=detail, site="North").text == text


@pytest.mark.parametrize(
    ("changes", "note", "is_past"),
    [
        ({}, "", False),
        ({"outcome": "adverse_resolved"}, "since closed", True),
        ({"status": "historic"}, "no longer current", True),
        ({"as_of": None}, "undated", False),
        ({"as_of": "2015-02"}, "older than seven years", True),
        ({"as_of": "2015-02", "outcome": "adverse_resolved"}, "older than seven years, since closed", True),
        ({"valid_until": "2020-01-31"}, "expired on 31 January 2020", True),
    ],
)
def test_it_marks_what_became_of_it(changes: dict[str, Any], note: str, *, is_past: bool) -> None:
    shown = shown_of(**changes)
    assert (shown.note, shown.is_past) == (note, is_past)


def test_it_takes_the_number_of_a_source_from_a_list() -> None:
    letter = make_evidence(code="us_fda", url=None)
    (record,) = authority_records([letter], TODAY, PEN, {(letter.title, letter.published, None): "4"})
    assert (record.source.number, record.source.url) == ("4", "")
