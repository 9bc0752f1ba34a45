"""Tests of the plan: what an import or a publication would change, by name."""

from typing import Any

import pytest

from providers.catalogue import canonical
from providers.catalogue.plan import Change, compare, differing, fingerprint, said
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


def test_it_names_records_in_words() -> None:
    record = {
        "register": "fda_registration", "kind": "registration", "reference": "3000001", "text": "Registered.",
        "title": "Registration", "retrieved": "2026-11-02",
    }  # fmt: skip
    site = make_row()["sites"][0]
    before, after = ({"a": make_row(sites=[site | {"records": some}])} for some in ([], [record]))
    (difference,) = compare(before, after).changed[0].differences
    place = f"{site['name']} ({site['city'] or '-'})"
    said = "registration 3000001, FDA Drug Establishments Current Registration Site"
    assert str(difference) == f"record {place}: {said} added"
    assert [field.key for field in difference.fields] == ["text", "title", "retrieved"]


def test_it_names_an_order_that_changed() -> None:
    sources = {"S1": make_row()["sources"]["S1"], "S2": make_row()["sources"]["S1"]}
    turned = dict(reversed(sources.items()))
    plan = compare(stored(make_row(sources=sources)), stored(make_row(sources=turned)))
    assert [str(difference) for difference in plan.changed[0].differences] == ["source order changed"]


def fields(change: Change) -> list[str]:
    """Each field of a change with both values."""
    return [f"{field.key}: {field.old} -> {field.new}" for one in change.differences for field in one.fields]


def test_it_says_each_field_before_and_after() -> None:
    site = make_row()["sites"][0]
    after = make_row(
        founded=None,
        model=["cmo"],
        website_confirmed=True,
        sites=[site | {"identifiers": [], "city": "Town 1"}],
        sources=make_row()["sources"] | {"S2": {"url": None, "title": "Two", "published": "2025"}},
    )
    (change,) = compare(stored(make_row()), stored(after)).changed
    assert (change.summary, fields(change)[:3]) == (
        "3 fields, 2 sites, 1 source",
        ["website_confirmed: no -> yes", "founded: 1999 -> ", "model: cmo; cdmo -> cmo"],
    )
    assert "title:  -> Two" in fields(change)
    assert "identifiers: fei 3000000001 -> " in fields(change)


def test_it_says_the_fields_of_a_claim_that_changed_and_pairs_the_one_at_the_same_site() -> None:
    tablet, fda, scale = make_row()["claims"]
    bare = {key: tablet[key] for key in tablet if key != "site"}
    before = make_row(claims=[bare, tablet, fda, scale])
    after = make_row(claims=[tablet | {"detail": "At the site"}, bare | {"as_of": None}, fda, scale | {"max": 3}])
    (change,) = compare(stored(before), stored(after)).changed
    assert fields(change) == ["detail: Made up: tablet -> At the site", "as_of: 2025 -> ", "max: 3.0 -> 3"]


def test_it_tells_claims_of_one_name_apart() -> None:
    tablet, fda, scale = make_row()["claims"]
    before = make_row(claims=[tablet, tablet | {"detail": "Other"}, fda, scale])
    after = make_row(claims=[tablet, tablet | {"detail": "Other", "disputed": True}, fda])
    (change,) = compare(stored(before), stored(after)).changed
    said = ["Tablet: Other (Site 1)", "Drug substance mass per year: Made up: up to 3 t"]
    assert [one.about for one in change.differences] == said
    assert not any(one.about for one in compare({}, stored(make_row())).added[0].differences[:3])


def test_it_says_all_of_a_provider_that_is_new_and_nothing_of_one_that_goes() -> None:
    plan = compare(stored(make_row("gone")), stored(make_row("fresh")))
    (fresh,), (gone,) = plan.added, plan.gone
    assert [str(one) for one in fresh.differences[:3]] == [
        "provider fresh added",
        "site Site 1 (-) added",
        "source S1 added",
    ]
    assert "founded:  -> 1999" in fields(fresh)
    assert "legal_name:  -> " not in fields(fresh)
    assert (fresh.kind, fresh.summary) == ("new", "1 site, 1 source, 3 claims")
    assert (gone.kind, gone.name, gone.summary) == ("removed", "Gone", "")
    assert plan.changes == (fresh, gone)


def test_its_fingerprint_is_of_both_sides_of_what_differs() -> None:
    before, after = stored(make_row("a"), make_row("b")), stored(make_row("a", founded=2001), make_row("b"))
    whole = fingerprint(before, after, {"a"})
    assert whole == fingerprint(before | stored(make_row("b", founded=2)), after, {"a"})
    assert whole != fingerprint(stored(make_row("a", notes=None)), after, {"a"})
    assert whole != fingerprint(before, stored(make_row("a", founded=2002)), {"a"})
    assert differing(before, after) == compare(before, after).differing == {"a"}


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), (True, "yes"), (False, "no"), (0, "0"), (3.0, "3.0"), ([], ""), (["a", "b"], "a; b"), ("x", "x")],
)
def test_it_puts_a_value_in_words(value: Any, words: str) -> None:
    assert said(value) == words
