"""The promise that no provider with an FDA warning letter appears without it, whatever a sponsor asks for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from selector.report.content import ReportContent
from selector.report.records import AuthorityRecord
from tests.documents.reading import opened, words
from tests.documents.reports import ANTIBODY, CAPACITY, CASES, NO_VERDICT, content, report
from tests.providers.catalogue.test_letters import matches, reports
from tests.report.test_result_page import page

RANKED = sorted(path.stem for path in CASES.glob("*.json") if path.stem not in {"catalogue", NO_VERDICT})
OWN = ""
# Each letter of the sample that went to a provider of the catalogue: its name, and what the claim says of the letter.
LETTERS = sorted(
    {
        (provider.name, claim.detail)
        for letter, provider in matches()
        for claim in provider.claims
        if reports(claim, provider, letter)
    }
)


def records(said: ReportContent) -> Iterator[tuple[str, AuthorityRecord]]:
    """Every record with the name that it stands beside, in the ranking and aside."""
    assert said.shortlist
    assert said.aside
    ranked = [row for item in said.shortlist.lists for row in (*item.first, *item.rest)]
    others = [entry for group in said.aside.others for entry in group.on_record]
    for entries in (ranked, said.aside.blocked, said.aside.near, others):
        yield from ((entry.name, record) for entry in entries for record in entry.records)


def test_it_knows_of_three_letters() -> None:
    assert [name for name, _ in LETTERS] == ["Fareva", "Fareva", "Simtra BioPharma Solutions"]


@pytest.mark.parametrize("market", [OWN, "us", "eu", "japan"])
@pytest.mark.parametrize("case", RANKED)
def test_it_says_each_letter_beside_the_name_whatever_the_market(case: str, market: str) -> None:
    said = [(name, record.text) for name, record in records(content(case, market=market))]
    assert [letter for letter in LETTERS if letter not in said] == []


@pytest.mark.parametrize("case", RANKED)
def test_it_shows_each_letter_on_the_result_page(case: str) -> None:
    html = page(content(case))
    assert [detail for _, detail in LETTERS if detail not in html] == []


@pytest.mark.parametrize("case", [ANTIBODY, CAPACITY])
def test_it_prints_each_letter_with_name_day_and_source(case: str) -> None:
    text = words(opened(report(case)))
    letters = [(name, record) for name, record in records(content(case)) if (name, record.text) in LETTERS]
    assert len(letters) == len(LETTERS)
    for name, record in letters:
        parts = (name, f"{record.authority}, {record.as_of}: {record.text}", record.source.title)
        assert [part for part in parts if part not in text] == []
