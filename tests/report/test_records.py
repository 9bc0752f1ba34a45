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
    ("changes", "note"),
    [
        ({"outcome": "adverse_resolved"}, "since closed"),
        ({"status": "historic"}, "no longer current"),
        ({"as_of": None}, "undated"),
        ({"as_of": "2015-02", "outcome": "adverse_resolved"}, "older than seven years, since closed"),
    ],
)
def test_it_marks_what_became_of_it(changes: dict[str, Any], note: str) -> None:
    assert shown_of(**changes).note == note


def test_it_takes_the_number_of_a_source_from_a_list() -> None:
    letter = make_evidence(code="us_fda", url=None)
    (record,) = authority_records([letter], TODAY, PEN, {(letter.title, letter.published, None): "4"})
    assert (record.source.number, record.source.url) == ("4", "")
