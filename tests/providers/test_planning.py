"""Tests of what an import would do: over which rows, for whom it would be news, and who looks like somebody else."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from providers import actions, queries, store
from providers.catalogue import export, incoming
from providers.models import Claim, Proposal, Provider, Site, Source, SourceDocument
from providers.planning import ImportPlan, Lost, duplicates, import_plan, lost
from tests.builders import make_row, make_rows
from tests.providers.catalogue.files import make_claims, make_csv

pytestmark = pytest.mark.django_db


def planned(raw: bytes) -> ImportPlan:
    return import_plan(incoming.read("a.csv", raw))


def publish(*rows: dict[str, Any]) -> None:
    actions.import_rows(data=make_rows(*rows))


def pairs(raw: bytes) -> list[str]:
    """The pairs that an import would make, with the kinds of their reasons."""
    return [
        f"{pair.one} {pair.other}: {' '.join(reason.kind for reason in pair.reasons)}"
        for pair in duplicates(planned(raw))
    ]


def test_tables_touch_the_providers_that_they_name_and_no_other() -> None:
    publish(make_row("a"), make_row("b"), make_row("c"))
    plan = planned(make_csv(["slug", "founded"], ["a", "2001"], ["b", "1999"]))
    assert [change.slug for change in plan.plan.changed] == ["a"]
    assert (plan.plan.unchanged, plan.plan.gone, plan.removed) == (("b",), (), ())
    assert (list(plan.rows), list(plan.written)) == (["a", "b"], ["a"])


@pytest.mark.parametrize("providers", [1, 30])
def test_it_asks_as_little_for_many_as_for_one(providers: int, django_assert_max_num_queries: Any) -> None:
    slugs = [f"made-up-{number}" for number in range(providers)]
    publish(*map(make_row, slugs))
    raw = make_claims(*({"provider": slug} for slug in slugs))
    with django_assert_max_num_queries(11):
        duplicates(planned(raw))


def test_it_names_those_that_were_edited_since_the_last_publication() -> None:
    publish(make_row("a"), make_row("b"))
    Provider.objects.update(notes="Edited by a curator.")
    assert planned(make_csv(["slug", "founded"], ["a", "2001"], ["b", "1999"])).overwrites == ("a",)


def test_a_catalogue_that_is_silent_about_what_curators_found_leaves_it() -> None:
    publish(make_row("a"))
    Claim.objects.filter(kind="scale").update(verified_at="2026-11-01")
    assert import_plan(make_rows(make_row("a"))).written == {}
    other = import_plan(make_rows(make_row("a", founded=2001)))
    assert other.written["a"]["claims"][2]["verified_at"] == "2026-11-01"
    actions.import_rows(data=make_rows(make_row("a", founded=2001)), force=True)
    assert str(Claim.objects.get(kind="scale").verified_at) == "2026-11-01"


def retire(detail: str) -> None:
    """Let a curator retire the claim that says this."""
    claim = Claim.objects.get(detail=detail)
    claim.retire("The page says otherwise.")
    claim.save()


@pytest.mark.parametrize("file", ["catalogue", "workbook", "line"])
def test_what_is_retired_stays_so_whatever_file_says_it_again(file: str) -> None:
    publish(make_row("a"))
    files: dict[str, Any] = {
        "catalogue": make_rows(make_row("a")),
        "workbook": incoming.read("a.xlsx", export.workbook(queries.working_rows().values())),
        "line": incoming.read("a.csv", make_claims(make_row("a")["claims"][2] | {"provider": "a", "min": ""})),
    }
    retire("Made up: up to 3 t")
    plan = import_plan(files[file])
    assert plan.written == {}
    assert list(map(str, plan.stay_retired)) == ["a: scale:annual_tonnage, Made up: up to 3 t"]
    # A whole provider would be published without it; of tables that change nothing, nothing is.
    assert plan.overwrites == (("a",) if file == "catalogue" else ())
    actions.import_rows(data=files[file], force=file == "catalogue")
    assert Claim.objects.get(kind="scale").reason == "The page says otherwise."


def test_a_claim_that_says_what_a_retired_one_said_is_its_own() -> None:
    twice = make_row("a")["claims"]
    publish(make_row("a", claims=[*twice, twice[2]]))
    one = Claim.objects.filter(kind="scale").first()
    assert one
    one.retire("Twice.")
    one.save()
    plan = import_plan(make_rows(make_row("a")))
    assert (list(plan.written), plan.stay_retired) == ([], ())
    again = import_plan(make_rows(make_row("a", claims=[*twice, twice[2]])))
    assert (list(again.written), len(again.stay_retired)) == ([], 1)


def test_a_downloaded_workbook_changes_nothing_once_the_numbers_have_shifted() -> None:
    fda = make_row()["claims"][1]
    publish(make_row("a", claims=[fda | {"detail": f"Detail {number}"} for number in (1, 2, 3)]))
    book = incoming.read("a.xlsx", export.workbook(queries.working_rows().values()))
    retire("Detail 1")
    row = queries.working_rows()["a"]
    store.replace(row | {"claims": [*row["claims"], fda | {"detail": "New one"}]})
    assert [one["detail"] for one in queries.working_rows()["a"]["claims"]] == ["Detail 2", "Detail 3", "New one"]
    plan = import_plan(book)
    assert (plan.written, [one.claim["detail"] for one in plan.stay_retired]) == ({}, ["Detail 1"])


def test_it_finds_that_somebody_new_looks_like_somebody_who_is_there() -> None:
    store.replace(make_row("a", name="Alpha GmbH", website="https://alpha.example", sites=[], claims=[]))
    header = ["slug", "name", "website"]
    assert pairs(make_csv(header, ["new", "ALPHA", "http://www.alpha.example/x"])) == ["a new: name website"]
    assert pairs(make_csv(header, ["new", "Beta", ""])) == []


def test_it_says_only_what_the_import_brings() -> None:
    store.replace_all([make_row("a", name="Alpha"), make_row("b", name="Beta")])
    assert pairs(make_csv(["slug", "founded"], ["b", "2001"])) == []
    assert pairs(make_csv(["slug", "name"], ["b", "Alpha"])) == ["a b: name identifier"]


def test_its_fingerprint_changes_with_what_it_would_change() -> None:
    store.replace_all([make_row("a"), make_row("b")])
    raw = make_csv(["slug", "founded"], ["a", "2001"])
    before = planned(raw).sha256
    Provider.objects.filter(slug="b").update(founded=5000 // 2)
    assert planned(raw).sha256 == before
    Provider.objects.filter(slug="a").update(notes="Edited.")
    assert planned(raw).sha256 != before


def test_it_counts_what_no_revision_brings_back() -> None:
    user = User.objects.create_user("one")
    source = {"url": None, "title": "Kept", "published": None}
    store.replace(make_row("a", sources=make_row()["sources"] | {"S2": source}))
    store.replace(make_row("gone"))
    for key, slug in (("S1", "a"), ("S2", "a"), ("S1", "gone")):
        held = Source.objects.get(provider__slug=slug, key=key)
        SourceDocument.keep(held, f"{slug} {key}".encode(), "text/plain", "page.txt", user)
    Claim.objects.filter(provider__slug="gone", kind="scale").update(retired_at="2026-11-25", reason="Wrong.")
    gone = Provider.objects.get(slug="gone")
    Proposal.objects.create(provider=gone, kind="dosage_form", code="hard_capsule", reply="no")
    data = make_rows(make_row("a"))
    assert lost(import_plan(data, prune=True)) == Lost(documents=2, retired=1, answers=1)
    assert lost(import_plan(data)) == Lost(documents=1, retired=0, answers=0)
    store.replace(make_row("a"))
    assert not lost(import_plan(data))


def test_it_counts_a_retired_claim_whose_site_goes() -> None:
    store.replace(make_row("a"))
    Claim.objects.filter(kind="scale").update(site=Site.objects.get(), retired_at="2026-11-25", reason="Wrong.")
    left = [claim for claim in make_row("a")["claims"] if "site" not in claim]
    assert lost(import_plan(make_rows(make_row("a", sites=[], claims=left)))) == Lost(documents=0, retired=1, answers=0)
