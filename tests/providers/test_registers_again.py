"""Every sample at sites that it speaks of: read again, published, restored and read once more, nothing changes."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from providers import actions, planning, queries
from providers.models import RegisterImport, Revision
from providers.regulators.entry import RegisterFile
from providers.regulators.join import of_site
from tests.builders import make_row, make_rows, make_site_row
from tests.providers.registers import bring, planned, sample
from tests.providers.regulators.samples import SAMPLES

pytestmark = pytest.mark.django_db
PLANTS = ("Plant", "Other")
# Of a long file some lines tell as much as all.
MOST = 20


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which these tests take place: what is published carries its month."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 25, tzinfo=UTC))


def told(name: str) -> RegisterFile:
    """A sample, its inspections as if on making medicines."""
    file = sample(name)
    entries = (
        replace(entry, outcome="no_observations") if entry.kind == "inspection" else entry for entry in file.entries
    )
    return replace(file, entries=tuple(entries)[:MOST])


def spoken_of(file: RegisterFile, plants: tuple[str, ...]) -> dict[str, Any]:
    """A catalogue that has a provider for each entry, with these plants, which share its numbers and its town."""
    rows = []
    for number, entry in enumerate(file.entries):
        numbers = [{"scheme": scheme, "value": value} for scheme, value in dict.fromkeys(of_site(entry))]
        sites = [make_site_row() | {"name": plant, "city": entry.city or "Town"} for plant in plants]
        sites = [site | {"identifiers": numbers} for site in sites]
        rows.append(make_row(f"p{number}", name=entry.firm, sites=sites, claims=[]))
    return make_rows(*rows)


def state() -> tuple[Any, ...]:
    return queries.working_rows(), list(RegisterImport.objects.values("register", "sha256", "date", "held"))


def restore_and_publish(revision: Revision) -> str:
    user = User.objects.get(username="curator")
    actions.restore(user=user, revision=revision, sha256=planning.restore_plan(revision).sha256)
    return actions.publish(user=None, note="").revision.sha256


@pytest.mark.parametrize("plants", [PLANTS[:1], PLANTS], ids=["one site", "two that share"])
@pytest.mark.parametrize("name", SAMPLES)
def test_it_changes_once_what_it_is_read_often(name: str, plants: tuple[str, ...]) -> None:
    file = told(name)
    actions.import_rows(data=spoken_of(file, plants))
    right = [(f"p{number}", plant) for number in range(MOST) for plant in plants]
    before = queries.working_rows()
    done = bring(file, *right)
    assert len(done.joined) >= len(file.entries) * len(plants)
    first = state()
    for confirmed in ((), right):
        again = planned(file, *confirmed)
        assert (again.planned.written, again.appeared, again.gone, again.is_new) == ({}, (), (), False)
        bring(file, *confirmed)
        assert state() == first
    older, newer = Revision.objects.first(), actions.publish(user=None, note="").revision
    assert older
    for revision in (older, newer, older):
        assert restore_and_publish(revision) == revision.sha256
    assert queries.working_rows() == before
    bring(file, *right)
    assert state() == first
    assert actions.publish(user=None, note="").revision.sha256 == newer.sha256


@pytest.mark.parametrize("name", SAMPLES)
def test_no_contact_of_a_sample_is_stored(name: str) -> None:
    file = told(name)
    actions.import_rows(data=spoken_of(file, PLANTS[:1]))
    bring(file, *((f"p{number}", PLANTS[0]) for number in range(MOST)))
    actions.publish(user=None, note="")
    dumped = io.StringIO()
    call_command("dumpdata", "providers", "admin", stdout=dumped)
    content = SAMPLES[name].read_text(encoding="utf-8")
    contacts = ("seruminstitute.com", "cdsco.nic.in", "Name and signature", "831351445", "REGISTRANT")
    said = [contact for contact in contacts if contact in content]
    assert [contact for contact in said if contact in dumped.getvalue()] == []
    assert bool(said) == (name in {"product", "registrations", "substances", "biological", "tablets", "statement"})
