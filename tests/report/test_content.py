"""The report as a whole: the numbers of the stored result, the same on web and paper, and what may be shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from selector.assessment.record import Record, canonical
from selector.report import figures
from selector.report.content import ReportContent
from selector.report.paint import PAPER
from selector.report.ranking import RankedRow
from tests.report.samples import CASES, content_of, make_content, make_record

ALL = sorted(path.stem for path in CASES.glob("*.json") if path.stem != "catalogue")
RANKED = sorted(path.stem for path in (CASES / "expected").glob("*.json"))
ACCUSING = ("misses", "missing", "fails", "failed", "bad", "unreliable", "!")


def strings(part: Any) -> Iterator[str]:
    """Every string of a report, charts aside."""
    if isinstance(part, str) and not part.startswith("<svg"):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from strings(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from strings(getattr(part, field.name))


def rows(content: ReportContent) -> list[RankedRow]:
    """The ranking, both lists and their folds."""
    assert content.shortlist is not None
    return [row for listed in content.shortlist.lists for row in (*listed.first, *listed.rest)]


@pytest.mark.parametrize("case", RANKED)
def test_it_shows_the_numbers_of_the_stored_verdict(case: str) -> None:
    content, verdict = make_content(case), make_record(case).result.verdict
    assert verdict.T is not None
    assert content.decision.score == figures.signed(verdict.T)
    assert [bar.position for bar in content.dimensions.bars] == [
        "" if position is None else figures.signed(position) for position in verdict.positions.values()
    ]
    assert content.reasons is not None
    assert [part.value for part in content.reasons.parts] == [
        figures.signed(row.contribution) for row in verdict.explanation
    ]


@pytest.mark.parametrize("case", RANKED)
def test_it_shows_the_numbers_of_the_stored_ranking(case: str) -> None:
    content, ranking = make_content(case), make_record(case).result.shortlist.ranking
    assert [(row.rank, row.slug, row.name, row.fit) for row in rows(content)] == [
        (str(row.rank), row.slug, row.name, figures.plain(row.fit)) for row in ranking
    ]
    assert [row.ask for row in rows(content)] == [tuple(ask.text for ask in row.ask) for row in ranking]


@pytest.mark.parametrize("case", RANKED)
def test_it_says_the_same_on_paper(case: str) -> None:
    assert list(strings(make_content(case, PAPER))) == list(strings(make_content(case)))


@pytest.mark.parametrize("case", ALL)
def test_it_keeps_file_order_although_a_stored_result_has_its_keys_sorted(case: str) -> None:
    stored = Record.from_json(json.loads(canonical(make_record(case).to_json())))
    assert content_of(stored) == make_content(case)


@pytest.mark.parametrize("case", ALL)
def test_it_never_accuses(case: str) -> None:
    own = {row.name for row in make_record(case).result.shortlist.ranking}
    content = make_content(case)
    ready = content.readiness and replace(content.readiness, hand_over=())  # the names of documents are no judgement
    said = strings(replace(content, papers=None, readiness=ready))  # type: ignore[arg-type]
    words = " ".join(text for text in said if text not in own)
    assert [word for word in ACCUSING if f" {word} " in f" {words} " or (word == "!" and word in words)] == []


def test_it_leaves_out_what_needs_a_verdict() -> None:
    content = make_content("sanity_b_all_unknown")
    assert (content.reasons, content.change, content.road, content.advice, content.readiness) == (None,) * 5
    assert content.shortlist is None
    assert not content.has_pdf


def test_it_shows_no_names_while_shortlist_questions_are_open() -> None:
    stored = make_record("c10_antibody_phase2")
    content = content_of(replace(stored, result=replace(stored.result, shortlist_open=("markets",))))
    assert (content.shortlist, content.aside, content.has_pdf) == (None, None, True)
    assert [(pointer.question, pointer.section) for pointer in content.shortlist_open] == [
        ("markets", "quality_transfer")
    ]
