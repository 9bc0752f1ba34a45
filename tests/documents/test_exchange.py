"""What other programs read: the stored record to the last byte, answers to run again, the ranking as a table."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.inputs import parse_inputs
from selector.assessment.record import Record, canonical, sha256
from selector.documents.exchange import answers_json, ranking_csv, result_json
from selector.method.load import load_method
from tests.documents.reports import ANTIBODY, CASES, MATURE, NO_VERDICT, SPLIT, stored
from tests.documents.scorecards import STAMP, few, imprint_of

EVERY = sorted(path.stem for path in CASES.glob("*.json") if path.stem != "catalogue")
TITLE = 'Trial "of\u2028a\nresult" \U0001f9ea'
KEYS = load_method("2026-11").dimension_keys


def written(record: Record) -> bytes:
    return result_json(record, imprint_of(record, TITLE), STAMP)


def rows(record: Record) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ranking_csv(record).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("case", EVERY)
def test_the_stored_bytes_stand_on_a_line_of_their_own(case: str) -> None:
    record = stored(case)
    line = written(record).split(b"\n")[5]
    assert line == canonical(record.to_json())
    assert hashlib.sha256(line).hexdigest() == json.loads(written(record))["document"]["sha256"]


@pytest.mark.parametrize("case", EVERY)
def test_the_record_comes_back_from_what_was_parsed(case: str) -> None:
    data = json.loads(written(stored(case)))
    assert sha256(data["result"]) == data["document"]["sha256"]
    assert Record.from_json(data["result"]) == Record.from_json(stored(case).to_json())


def test_it_says_which_document_it_is() -> None:
    data = json.loads(written(stored(SPLIT)))
    assert list(data) == ["$schema", "title", "document", "result"]
    assert (data["$schema"], data["title"]) == ("https://selector.example.org/schema/result.json", TITLE)
    del data["document"]["sha256"]
    assert data["document"] == {
        "id": STAMP.id,
        "verify": STAMP.address,
        "made": "2026-11-25",
        "providers": 86,
        "retrieved": "2026-11",
        "software": "1.0",
    }


def test_what_a_sponsor_expected_is_in_no_document() -> None:
    imprint = replace(imprint_of(stored(SPLIT)), expected="either-by-gut")
    assert b"either-by-gut" not in result_json(stored(SPLIT), imprint, STAMP)


@pytest.mark.parametrize("case", EVERY)
def test_the_answers_can_be_assessed_again(case: str) -> None:
    data = json.loads(answers_json(stored(case)))
    assert parse_inputs(data, load_vocabulary()).to_json() == stored(case).inputs


@pytest.mark.parametrize("case", [ANTIBODY, MATURE, SPLIT])
def test_the_table_holds_the_numbers_as_they_are_stored(case: str) -> None:
    listed = stored(case).result.shortlist
    draws = {draw.slug: draw for draw in listed.ranking_draws}
    for row, ranked in zip(rows(stored(case)), listed.ranking, strict=True):
        draw = draws.get(ranked.slug)
        expected: dict[str, Any] = {
            "list": "shown" if ranked.deciding_met else "asked",
            **{name: getattr(ranked, name) for name in ("rank", "name", "slug", "gate", "fit", "fit_low", "fit_high")},
            **{f"fit_{key}": ranked.fit_by_dimension[key] for key in KEYS},
            **{name: getattr(draw, name, None) for name in ("best_rank", "worst_rank", "first")},
            "evidence_coverage": ranked.evidence_coverage,
        }
        assert row == {name: "" if value is None else str(value) for name, value in expected.items()}


def test_the_table_opens_in_excel_and_follows_the_standard() -> None:
    content = ranking_csv(few(SPLIT, 'Made "Up", Ltd', "two\nlines", "Ωmega"))
    assert content.startswith(b"\xef\xbb\xbflist,rank,name,slug,gate,fit,fit_low,fit_high,fit_scope_of_services,")
    assert content.count(b"\r\n") == 4
    assert b'shown,1,"Made ""Up"", Ltd",' in content
    assert [row["name"] for row in rows(few(SPLIT, "two\nlines", "Ωmega"))[:2]] == ["two\nlines", "Ωmega"]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1"])
def test_the_table_holds_no_formula(name: str) -> None:
    assert rows(few(SPLIT, name))[0]["name"] == f"'{name}"


def test_the_table_is_empty_while_the_shortlist_is_not_shown() -> None:
    assert (rows(stored(NO_VERDICT)), ranking_csv(stored(NO_VERDICT)).count(b"\r\n")) == ([], 1)
    hidden = replace(stored(SPLIT), result=replace(stored(SPLIT).result, shortlist_open=("stage",)))
    assert rows(hidden) == []
