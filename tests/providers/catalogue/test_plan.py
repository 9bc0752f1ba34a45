"""Tests of the plan: what an import or a publication would change, by name."""

from typing import Any

import pytest

from providers.catalogue import canonical
from providers.catalogue.plan import compare
from tests.builders import make_row


def stored(*rows: dict[str, Any]) -> dict[str, Any]:
    return {row["slug"]: canonical.provider(row) for row in rows}


def differences(after: dict[str, Any]) -> list[str]:
    """What the plan says of a provider that became this one."""
    plan = compare(stored(make_row()), stored(after))
    return [str(difference) for change in plan.changed for difference in change.differences]


def test_it_sorts_providers_into_new_changed_unchanged_and_absent() -> None:
    before = stored(make_row("same"), make_row("other"), make_row("gone"))
    plan = compare(before, stored(make_row("other", founded=2001), make_row("same"), make_row("fresh")))
    assert (plan.new, plan.unchanged, plan.absent) == (("fresh",), ("same",), ("gone",))
    assert [change.slug for change in plan.changed] == ["other"]
    assert plan.differing == {"fresh", "other", "gone"}


def test_it_names_fields_that_differ() -> None:
    assert differences(make_row(founded=2001, model=["cdmo", "cmo"])) == [
        "field founded changed",
        "field model changed",
    ]


def test_it_names_sites_and_sources_that_come_go_or_change() -> None:
    site = make_row()["sites"][0]
    assert differences(
        make_row(sites=[site | {"status": "historic"}, site | {"name": "Site 2", "city": "Town 2"}])
    ) == [
        "site Site 1 (-) changed",
        "site Site 2 (Town 2) added",
    ]
    sources = make_row()["sources"]
    assert differences(make_row(sources=sources | {"S2": sources["S1"]})) == ["source S2 added"]
    assert differences(make_row(sources={})) == ["source S1 removed"]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (lambda tablet, fda, scale: [tablet | {"as_of": None}, fda, scale], ["claim dosage_form:tablet changed"]),
        (lambda tablet, fda, scale: [tablet, scale], ["claim regulator:us_fda removed"]),
        (lambda tablet, fda, scale: [tablet, tablet, fda, scale], ["claim dosage_form:tablet added"]),
        (lambda tablet, fda, scale: [fda, tablet, scale], ["claim order changed"]),
        (lambda tablet, fda, scale: [tablet, fda, scale | {"max": 3}], ["claim scale:annual_tonnage changed"]),
    ],
)
def test_it_names_claims_by_kind_and_code(claims: Any, expected: list[str]) -> None:
    assert differences(make_row(claims=claims(*make_row()["claims"]))) == expected


def test_it_names_an_order_that_changed() -> None:
    sources = {"S1": make_row()["sources"]["S1"], "S2": make_row()["sources"]["S1"]}
    turned = dict(reversed(sources.items()))
    plan = compare(stored(make_row(sources=sources)), stored(make_row(sources=turned)))
    assert [str(difference) for difference in plan.changed[0].differences] == ["source order changed"]
