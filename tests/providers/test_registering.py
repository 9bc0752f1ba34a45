"""Tests of importing registers: every sample through the one pipeline into the shipped catalogue."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from providers import actions, planning, queries, register_actions
from providers.models import Claim, ImportFile, RegisterImport, Site, SiteIdentifier, SiteRecord
from providers.registering import choices
from providers.regulators.entry import Entry, RegisterFile
from tests.providers.registers import LETTERS, bring, claims, planned, sample, ship, site, without
from tests.providers.regulators.samples import DOWNLOADED, PEOPLE, SAMPLES, read, table

pytestmark = pytest.mark.django_db
DAY, LATER = "2026-11-02", "2026-11-09"
DUNS = {"Idron": "900000001", "Amboise": "900000002"}
EXCELLA = (("fareva", "Excella"), ("fareva-excella", "Excella"))


@pytest.fixture(autouse=True)
def _shipped() -> None:
    ship()


def test_the_registrations_stand_at_their_sites() -> None:
    done = bring(sample("registrations"), day=DAY)
    assert (len(done.joined), len(done.suggested), len(done.unmatched)) == (238, 4, 205)
    assert SiteRecord.objects.count() == 238
    (record,) = site("fareva", "Morton Grove")["records"]
    assert (record["register"], record["kind"], record["reference"]) == ("fda_registration", "registration", "1410794")
    assert record["retrieved"] == DAY
    assert record["text"].startswith("Registered with the FDA as a drug establishment until ")


def test_a_registration_claims_nothing() -> None:
    before = {slug: row["claims"] for slug, row in queries.working_rows().items()}
    bring(sample("registrations"), day=DAY)
    assert {slug: row["claims"] for slug, row in queries.working_rows().items()} == before


def test_the_letters_stand_at_the_sites_that_were_confirmed() -> None:
    assert planned(sample("letters")).planned.written == {}
    done = bring(sample("letters"), *LETTERS)
    assert (len(done.joined), len(done.unmatched)) == (3, 197)
    for slug, name in LETTERS:
        (record,) = site(slug, name)["records"]
        assert (record["register"], record["kind"]) == ("fda_warning_letters", "letter")
        said = claims(slug, kind="regulator", code="us_fda", outcome="adverse", as_of=record["date"])
        assert [claim.get("site") for claim in said] == [name]
    assert SiteRecord.objects.count() == 3


def test_what_two_providers_share_stands_where_it_was_confirmed_and_is_not_asked_again() -> None:
    file = sample("registrations")
    done = bring(file, EXCELLA[1], day=DAY)
    assert [one.spot.provider for one in done.joined if one.confirmed] == ["fareva-excella"]
    assert "records" not in site(*EXCELLA[0])
    assert len(site(*EXCELLA[1])["records"]) == 1
    assert [one.reason for one in planned(file).suggested] == ["name"] * 3


def test_a_confirmed_name_gives_the_site_its_number() -> None:
    spokane = ("jubilant-hollisterstier", "Spokane")
    before = site(*spokane).get("identifiers", [])
    bring(sample("registrations"), spokane, day=DAY)
    added = [one for one in site(*spokane)["identifiers"] if one not in before]
    assert [one["scheme"] for one in added] == ["fei", "duns"]


def test_every_sample_is_imported_and_a_second_time_changes_nothing() -> None:
    right = (*LETTERS, *EXCELLA)
    first = {name: len(bring(sample(name), *right).joined) for name in SAMPLES}
    assert {name: joined for name, joined in first.items() if joined} == {"registrations": 240, "letters": 3}
    before = queries.working_rows(), list(RegisterImport.objects.values())
    for name, joined in first.items():
        again = bring(sample(name))
        assert (again.planned.written, again.appeared, again.gone, again.is_new) == ({}, (), (), False)
        assert len(again.joined) == joined
    assert (queries.working_rows(), list(RegisterImport.objects.values())) == before


def test_the_day_of_each_register_is_published_with_the_catalogue() -> None:
    assert "registers" not in (queries.newest_data() or {})
    bring(sample("registrations"), day=DAY)
    actions.publish(user=None, note="")
    assert queries.published().facts.registers["fda_registration"].date == DAY
    (record,) = next(one for one in queries.published().by_slug["fareva"].sites if one.name == "Amboise").records
    assert record.retrieved == DAY
    assert not planning.draft().plan.differing


def test_a_revision_without_records_takes_them_away_again() -> None:
    revision = actions.publish(user=None, note="").revision
    bring(sample("registrations"), day=DAY)
    user = RegisterImport.objects.get().imported_by
    assert user is not None
    plan = planning.restore_plan(revision)
    actions.restore(user=user, revision=revision, sha256=plan.sha256)
    assert (SiteRecord.objects.count(), planning.draft().plan.differing) == (0, frozenset())


def test_no_person_of_a_register_is_stored_anywhere() -> None:
    content = table(*DOWNLOADED, delimiter="\t")
    user = User.objects.create_user("curator")
    waiting = register_actions.keep_register(user=user, file=read(content, "drls_reg.txt"))
    stored = bytes(ImportFile.objects.get(pk=waiting.pk).content).decode()
    assert "Plain Tablets Limited" not in stored
    assert "API manufacture, manufacture, pack" in stored
    assert [person for person in PEOPLE if person in stored] == []
    bring(read(content, "drls_reg.txt"))
    dumped = io.StringIO()
    call_command("dumpdata", "providers", "admin", stdout=dumped)
    assert [person for person in PEOPLE if person in dumped.getvalue()] == []


def numbered() -> Entry:
    """The certificate of a sample, of which the number is given to a site of Fareva."""
    (page,) = sample("tablets").entries
    idron = Site.objects.get(provider__slug="fareva", name="Idron")
    SiteIdentifier.objects.create(site=idron, scheme="duns", value="854516776")
    return page


def test_a_page_that_is_saved_after_its_list_was_read_comes_with_scope_and_remarks() -> None:
    page, rows = numbered(), sample("certificates")
    listed = replace(rows.entries[0], reference=page.reference, identifiers=page.identifiers, date=page.date)
    bring(replace(rows, entries=(listed, rows.entries[1])))
    assert claims("fareva", site="Idron", as_of=str(page.date)) == []
    assert choices(sample("tablets")).day == ""
    done = bring(sample("tablets"))
    (record,) = site("fareva", "Idron")["records"]
    assert (record["remarks"], done.older) == (page.remarks, ())
    said = claims("fareva", site="Idron", as_of=str(page.date))
    assert {claim["code"] for claim in said} >= {"eu_ema", "tablet"}
    assert all(page.remarks in claim["detail"] for claim in said)


def test_what_is_stored_from_a_later_file_is_told_and_left_so() -> None:
    numbered()
    bring(sample("tablets"), day=LATER)
    seen = planned(sample("tablets"), day=DAY)
    assert ([one.spot.site for one in seen.older], seen.planned.written) == (["Idron"], {})


def test_a_page_comes_with_its_scope_and_the_list_takes_nothing_from_it() -> None:
    page = numbered()
    bring(sample("tablets"), day="2026-06-12")
    (record,) = site("fareva", "Idron")["records"]
    assert (record["reference"], record["remarks"]) == (page.reference, page.remarks)
    assert {claim["code"] for claim in claims("fareva", site="Idron", as_of=str(page.date))} >= {"eu_ema", "tablet"}
    listed = replace(sample("certificates").entries[0], reference=page.reference, identifiers=page.identifiers)
    rows = replace(sample("certificates"), entries=(listed,))
    done = bring(rows, day="2026-11-20")
    assert [change.key for one in done.planned.plan.changed[0].differences for change in one.fields] == ["retrieved"]
    assert site("fareva", "Idron")["records"] == [record | {"retrieved": "2026-11-20"}]


def test_an_older_file_leaves_the_claim_of_a_newer_record() -> None:
    file = sample("letters")
    bring(file, *LETTERS, day=LATER)
    before = queries.working_rows()
    mild = tuple(replace(entry, outcome="observations", text="Put otherwise") for entry in file.entries)
    older = planned(replace(file, entries=mild, sha256="4" * 64), day=DAY)
    assert (len(older.joined), older.planned.written) == (3, {})
    assert queries.working_rows() == before


def listed(kind: str, number: int, *names: str, **changes: Any) -> RegisterFile:
    """A list of EudraGMDP with an entry of one kind at each of these sites of Fareva, by their numbers."""
    model = next(entry for entry in sample("certificates").entries if entry.kind == kind)
    entries = [
        replace(
            model, **{"reference": f"{kind} {name}", "country": "FR", "identifiers": (("duns", DUNS[name]),)} | changes
        )
        for name in names
    ]
    return RegisterFile("eudragmdp", f"{kind} {number}.csv", f"{number:x}" * 64, None, tuple(entries))


def test_a_list_is_held_against_the_newest_before_it_of_its_own_kind() -> None:
    for name, value in DUNS.items():
        SiteIdentifier.objects.create(
            site=Site.objects.get(provider__slug="fareva", name=name), scheme="duns", value=value
        )
    bring(listed("certificate", 1, "Idron", "Amboise"), day=DAY)
    bring(listed("non_compliance", 2, "Idron"), day="2026-11-05")
    seen = planned(listed("certificate", 3, "Idron"), day=LATER)
    (compared,) = seen.compared
    assert compared.before.name == "certificate 1.csv"
    assert [(one.kind, one.spot.site) for one in compared.gone] == [("certificate", "Amboise")]
    assert planned(listed("certificate", 4, "Idron", country="DE"), day=LATER).gone == ()


def test_a_part_of_a_list_is_held_against_nothing_and_nothing_against_it() -> None:
    file = sample("registrations")
    bring(file, day=DAY)
    part = replace(without(file, "1410794"), is_part=True)
    assert planned(part, day=LATER).compared == ()
    bring(part, day=LATER)
    seen = planned(replace(without(file, "1410794"), sha256="2" * 64), day=LATER)
    assert [(one.before.date, [gone.reference for gone in one.gone]) for one in seen.compared] == [(DAY, ["1410794"])]
    assert (seen.is_first, planned(file).is_first) == (False, False)


def test_what_a_curator_retired_is_told_and_left_so() -> None:
    bring(sample("letters"), *LETTERS)
    said = Claim.objects.filter(provider__slug="fareva", code="us_fda", outcome="adverse", site__name="Morton Grove")
    assert said.update(retired_at=date(2026, 11, 20), reason="Of another firm", site=None)
    seen = planned(sample("letters"))
    assert (seen.planned.written, [(one.provider, one.site, one.code) for one in seen.left]) == (
        {}, [("fareva", "Morton Grove", "us_fda")],
    )  # fmt: skip
