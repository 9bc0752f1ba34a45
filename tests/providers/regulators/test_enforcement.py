"""Tests of the FDA's enforcement reports: one record, or the answer of the interface."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from providers.regulators import enforcement
from tests.providers.regulators.samples import entries, problems, raw, read

RECORD = json.loads(raw("recall"))
NUMBERED = RECORD | {"recall_number": "D-0001-2026", "recall_initiation_date": "20260102", "report_date": "20260109"}


def answer(*results: dict[str, Any], updated: str = "2026-01-28", counted: Mapping[str, int] = {}) -> bytes:
    meta = {"last_updated": updated, "results": {"skip": 0, **counted}}
    return json.dumps({"meta": meta, "results": results}, indent=1).encode()


def test_the_sample_is_a_recall_and_no_outcome() -> None:
    (entry,) = entries("recall")
    assert (entry.kind, entry.reference, entry.outcome, entry.url) == ("recall", "event 64372", None, None)
    assert (entry.firm, entry.city, entry.country) == ("Novartis Consumer Health", "Lincoln", "US")
    assert entry.date == "2013-02-19"
    start = (
        "Recall, Class III, begun 19 February 2013 (Voluntary: Firm Initiated), status Ongoing. Reason given: Labeling:"
    )
    assert entry.text.startswith(start)


def test_it_reads_the_answer_of_the_interface() -> None:
    read_ = read(answer(NUMBERED, NUMBERED | {"recall_number": "D-0002-2026", "termination_date": "20260301"}))
    assert (read_.date, [entry.reference for entry in read_.entries]) == ("2026-01-28", ["D-0001-2026", "D-0002-2026"])
    assert [entry.date for entry in read_.entries] == ["2026-01-02"] * 2
    assert [entry.until for entry in read_.entries] == [None, "2026-03-01"]
    assert [entry.place.line for entry in read_.entries] == [9, 30]
    assert (read_.entries[0].url or "").endswith("search=recall_number:%22D-0001-2026%22")
    assert [entry.title.split(":")[0] for entry in read_.entries] == [
        f"FDA enforcement report {number}, Class III" for number in ("D-0001-2026", "D-0002-2026")
    ]


def test_without_a_day_of_its_own_it_is_as_new_as_its_newest_report() -> None:
    assert read(json.dumps([NUMBERED]).encode()).date == "2026-01-09"


@pytest.mark.parametrize("status", ["Ongoing", "On-Going", "Terminated"])
def test_it_tells_the_status_as_it_is_written(status: str) -> None:
    (entry,) = read(answer(NUMBERED | {"status": status})).entries
    assert f", status {status}." in entry.text


@pytest.mark.parametrize(
    ("held", "counted", "is_part"),
    [
        (1001, {"total": 1001, "limit": 1001}, False),
        (1001, {"total": 17_793, "limit": 1001}, True),
        (1001, {"total": 1001, "skip": 1000}, True),
        (1001, {}, True),
        (1000, {"total": 1000, "limit": 1000}, True),
        (2, {"total": 2, "limit": 1000}, True),
    ],
)
def test_only_what_holds_all_reports_is_the_whole_list(held: int, counted: dict[str, int], is_part: bool) -> None:  # noqa: FBT001
    numbered = [NUMBERED | {"recall_number": f"D-{number:04}-2026"} for number in range(held)]
    assert read(answer(*numbered, counted=counted)).is_part is is_part
    assert read(json.dumps(numbered).encode()).is_part


def test_a_long_description_is_shortened() -> None:
    (entry,) = read(answer(NUMBERED | {"product_description": "a" * 5000})).entries
    assert len(entry.text) < 700


def test_it_says_where_a_record_is_wrong() -> None:
    other = NUMBERED | {"recall_number": "D-0002-2026", "city": ["a", 1]}
    assert problems(enforcement.parse, answer(NUMBERED, NUMBERED | {"event_id": "2"}, other)) == [
        "a, line 49, column recall_number: expected each recall once, got that of line 9",
        'a, line 62, column city: expected text, got ["a", 1]',
    ]


@pytest.mark.parametrize("product", ["Devices", "Food"])
def test_it_refuses_reports_on_other_products(product: str) -> None:
    (said,) = problems(enforcement.parse, answer(NUMBERED | {"product_type": product}))
    assert said == f'a, line 17, column product_type: expected Drugs, as in answers on them, got "{product}"'
