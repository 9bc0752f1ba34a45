"""Tests of what a whole register no longer has: told of the record itself, whatever else is published or restored."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User

from providers import actions, planning, queries, register_actions
from providers.catalogue.timeline import Event, timeline
from providers.models import Site, SiteRecord
from tests.providers.registers import bring, planned, sample, ship, site, without

pytestmark = pytest.mark.django_db
DAY, LATER = "2026-11-02", "2026-11-09"


@pytest.fixture(autouse=True)
def _shipped() -> None:
    ship()


def days(name: str) -> list[tuple[str, str | None]]:
    """Of each record of a site of Fareva the day of the file that has it, and of that which no longer does."""
    return [(one["retrieved"], one.get("gone")) for one in site("fareva", name)["records"]]


def published() -> list[Event]:
    """All registrations that are public."""
    sites = (one for facts in queries.published().facts.providers for one in timeline(facts, date(2026, 11, 20)))
    return [event for one in sites for event in one.events if event.kind == "registration"]


def test_a_newer_file_shows_what_appeared_and_what_vanished() -> None:
    file = sample("registrations")
    bring(without(file, "1410794"), day=DAY)
    newer = replace(without(file, "3000234005"), sha256="2" * 64)
    seen = planned(newer, day=LATER)
    assert [(one.spot.provider, one.spot.site) for one in seen.appeared] == [("fareva", "Morton Grove")]
    assert [(one.reference, one.spot.site) for one in seen.gone] == [("3000234005", "Amboise")]
    bring(newer, day=LATER)
    assert days("Amboise") == [(DAY, LATER)]
    assert days("Morton Grove") == [(LATER, None)]


def test_what_vanished_from_a_site_that_is_called_otherwise_by_now_is_told() -> None:
    file = sample("registrations")
    bring(file, day=DAY)
    Site.objects.filter(provider__slug="fareva", name="Amboise").update(name="Amboise-Pocé")
    seen = planned(without(file, "3000234005"), day=LATER)
    assert [(one.reference, one.spot.site) for one in seen.gone] == [("3000234005", "Amboise-Pocé")]


def test_an_older_file_neither_overwrites_nor_misses_anything() -> None:
    file = sample("registrations")
    bring(file, day=LATER)
    seen = planned(without(file, "3000234005"), day=DAY)
    assert (seen.planned.written, seen.gone) == ({}, ())
    bring(without(file, "3000234005"), day=DAY)
    assert queries.registers()["fda_registration"].date == LATER


def test_a_list_with_no_site_of_the_catalogue_tells_that_all_are_gone() -> None:
    file = sample("registrations")
    bring(file, day=DAY)
    strange = tuple(replace(one, reference=f"9{one.reference}", identifiers=(), firm="X") for one in file.entries)
    done = bring(replace(file, entries=strange, sha256="1" * 64), day=LATER)
    assert (done.joined, SiteRecord.objects.filter(retrieved=DAY, gone=LATER).count()) == ((), 238)
    actions.publish(user=None, note="")
    assert queries.published().facts.registers["fda_registration"].date == LATER


def test_the_first_list_counts_that_has_a_record_no_longer_until_one_has_it_again() -> None:
    file = sample("registrations")
    missing = without(file, "3000234005")
    bring(file, day=DAY)
    for number, day in (("2", "2026-11-16"), ("3", LATER), ("4", "2026-11-20"), ("5", DAY)):
        bring(replace(missing, sha256=number * 64), day=day)
    assert days("Amboise") == [(DAY, LATER)]
    for number, day, gone in (("6", "2026-11-05", LATER), ("7", LATER, None)):
        bring(replace(file, sha256=number * 64), day=day)
        assert days("Amboise") == [(day, gone)]


def test_what_waits_to_be_published_is_not_gone_because_others_of_its_register_are_published() -> None:
    file = sample("registrations")
    register_actions.import_register(registering=planned(file, day=DAY))
    bring(replace(file, sha256="2" * 64), day=LATER)
    changed = next(one for one in planned(file).joined if one.spot.provider == "fareva")
    entries = tuple(replace(one, text="Otherwise") if one == changed.entry else one for one in file.entries)
    seen = planned(replace(file, entries=entries, sha256="3" * 64), day=LATER)
    assert [change.slug for change in seen.planned.plan.changed] == ["fareva"]
    register_actions.import_register(registering=seen, force=True)
    events = published()
    assert {event.retrieved for event in events} == {DAY, LATER}
    assert not any(event.is_gone for event in events)


def test_rows_that_are_older_than_the_newest_file_are_not_gone_from_it() -> None:
    file = sample("registrations")
    bring(file, day=DAY)
    revision = actions.publish(user=None, note="").revision
    bring(replace(file, sha256="3" * 64), day=LATER)
    actions.publish(user=None, note="")
    curator = User.objects.get(username="curator")
    actions.restore(user=curator, revision=revision, sha256=planning.restore_plan(revision).sha256)
    actions.publish(user=None, note="")
    facts = queries.published().facts
    assert facts.registers["fda_registration"].date == DAY
    events = published()
    assert events
    assert not any(event.is_gone for event in events)
