"""Who stands aside, with what registers say of its sites: where an authority or one must keeps it there."""

import json
from typing import Any

import pytest

from selector.assessment.record import Record, canonical, sha256
from selector.report.paint import PAPER
from tests.documents.reports import pages
from tests.report.samples import content_of
from tests.report.test_regulatory import mixed


@pytest.mark.parametrize(
    ("change", "group"), [({"clean": False}, "blocked"), ({"drop": "dosage_form:hard_capsule"}, "near")]
)
def test_who_is_blocked_or_misses_nearly_is_told_with_its_record(change: dict[str, Any], group: str) -> None:
    stored = mixed(**change)
    rows = getattr(content_of(stored, PAPER).aside, group)
    assert rows
    for row in rows:
        assert {"North", "South"} <= {site.name.split(",")[0] for site in row.regulatory.sites}
    assert "Warning letter, FDA" in pages(content_of(stored, PAPER)).partition('id="aside"')[2]
    read = Record.from_json(json.loads(canonical(stored.to_json())))
    assert (read, sha256(read.to_json())) == (stored, sha256(stored.to_json()))


@pytest.mark.parametrize("change", [{"clean": False}, {"drop": "dosage_form:hard_capsule"}])
def test_without_records_nothing_more_is_stored_of_who_stands_aside(change: dict[str, Any]) -> None:
    stored = mixed(records=False, **change)
    assert stored.result.shortlist.aside
    assert "timeline" not in canonical(stored.to_json()).decode()


def test_who_misses_more_than_one_must_is_told_without() -> None:
    (row,) = mixed().result.shortlist.aside
    assert (row.near_miss, row.timeline) == (False, ())
