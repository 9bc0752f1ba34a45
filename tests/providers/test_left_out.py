"""A catalogue file that does not speak of registers takes nothing from them; what goes with a site is named before."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from providers import actions, planning, queries
from providers.catalogue.left_out import with_registers
from providers.models import SiteRecord
from tests.builders import make_row, make_rows, make_site_row
from tests.providers.registers import LETTERS, bring, sample, ship, shipped, site

pytestmark = pytest.mark.django_db
DAY, LATER = "2026-11-02", "2026-11-09"
SPOKANE = ("jubilant-hollisterstier", "Spokane")
RECORD = {
    "register": "fda_registration", "kind": "registration", "reference": "3000001", "until": "2026-12-31",
    "text": "Registered.", "title": "Registration", "retrieved": DAY,
}  # fmt: skip
NUMBERS = [{"scheme": "fei", "value": "3000001"}, {"scheme": "duns", "value": "123456789"}]


def told(*records: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A provider whose only site has two numbers and these records."""
    at_site = make_site_row() | {"identifiers": NUMBERS} | changes | ({"records": list(records)} if records else {})
    return make_row("a", sites=[at_site], claims=[])


def held() -> dict[str, Any]:
    (found,) = queries.working_rows()["a"]["sites"]
    return dict(found)


def test_the_shipped_catalogue_takes_no_record_and_no_confirmed_number() -> None:
    ship()
    bring(sample("registrations"), SPOKANE, day=DAY)
    bring(sample("letters"), *LETTERS)
    actions.publish(user=None, note="")
    before, spokane = SiteRecord.objects.count(), site(*SPOKANE)
    done = actions.import_rows(data=shipped(), force=True)
    assert (SiteRecord.objects.count(), site(*SPOKANE)["records"]) == (before, spokane["records"])
    fei = [one for one in spokane["identifiers"] if one["scheme"] == "fei"]
    assert len(fei) == 3
    assert [one for one in site(*SPOKANE)["identifiers"] if one["scheme"] == "fei"] == fei
    assert planning.lost(done.planned).records == 0
    assert queries.published().facts.registers["fda_registration"].date == DAY
    assert not actions.import_rows(data=shipped()).publication.is_new


def test_a_file_that_is_silent_about_a_register_leaves_the_day_that_is_published() -> None:
    read = {"fda_registration": {"date": DAY, "imported": DAY}}
    actions.import_rows(data=make_rows(told(RECORD)) | {"registers": read})
    done = actions.import_rows(data=make_rows(told(name="Site 1", status="planned"), make_row("b")))
    assert done.publication.is_new
    assert queries.newest_data()["registers"] == read  # type: ignore[index]
    assert held()["records"] == [RECORD]


def test_what_a_file_has_of_registers_is_laid_over_what_is_there() -> None:
    older, other = RECORD | {"text": "Older.", "retrieved": "2026-01-01"}, RECORD | {"reference": "2"}
    actions.import_rows(data=make_rows(told(RECORD)))
    actions.import_rows(data=make_rows(told(older, other)), force=True)
    assert held()["records"] == [RECORD, other]
    newer = RECORD | {"text": "Newer.", "retrieved": LATER}
    actions.import_rows(data=make_rows(told(newer)), force=True)
    assert held()["records"] == [newer, other]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ([], NUMBERS),
        ([{"scheme": "fei", "value": "3000002"}], [NUMBERS[1], {"scheme": "fei", "value": "3000002"}]),
        (NUMBERS[:1], NUMBERS),
        (NUMBERS[::-1], NUMBERS[::-1]),
    ],
)
def test_a_file_replaces_the_numbers_of_a_scheme_that_it_names(said: list[Any], left: list[Any]) -> None:
    actions.import_rows(data=make_rows(told()))
    actions.import_rows(data=make_rows(told(identifiers=said)))
    assert held()["identifiers"] == left
    assert not planning.import_plan(make_rows(told(identifiers=said))).written


def test_a_number_that_a_file_gives_to_another_site_leaves_the_first_unless_a_record_stands_under_it() -> None:
    fei, other = NUMBERS[:1], make_site_row() | {"name": "Site 2"}
    actions.import_rows(data=make_rows(told(RECORD | {"reference": "1"})))
    moved = make_row("a", sites=[told()["sites"][0] | {"identifiers": []}, other | {"identifiers": fei}], claims=[])
    kept = with_registers(queries.working_rows(), {"a": moved})["a"]["sites"]
    assert [site["identifiers"] for site in kept] == [NUMBERS[1:], fei]
    actions.import_rows(data=make_rows(told(RECORD)))
    kept = with_registers(queries.working_rows(), {"a": moved})["a"]["sites"]
    assert [site["identifiers"] for site in kept] == [NUMBERS, fei]


def test_the_records_of_a_site_that_vanishes_are_counted_and_named() -> None:
    actions.import_rows(data=make_rows(told(RECORD, RECORD | {"reference": "2"})))
    lost = planning.lost(planning.import_plan(make_rows(told(name="Renamed"))))
    assert (lost.records, lost.sites, lost.is_for_good, bool(lost)) == (2, ("a: Site 1 (-)",), False, True)
    removed = planning.lost(planning.import_plan(make_rows(make_row("b")), prune=True))
    assert (removed.records, removed.sites) == (2, ("a: Site 1 (-)",))
    assert not planning.lost(planning.import_plan(make_rows(told())))


def test_a_restored_revision_holds_exactly_what_it_held() -> None:
    ship()
    user = User.objects.create_user("approver")
    bring(sample("registrations"), day=DAY)
    older = actions.publish(user=None, note="").revision
    bring(sample("letters"), *LETTERS)
    bring(sample("registrations"), SPOKANE, day=DAY)
    newer = actions.publish(user=None, note="").revision
    for revision in (older, newer):
        planned = planning.restore_plan(revision)
        assert planning.lost(planned).records == (4 if revision is older else 0)
        actions.restore(user=user, revision=revision, sha256=planned.sha256)
        assert queries.working_rows() == queries.by_slug(revision.data)
        assert actions.publish(user=None, note="").revision.sha256 == revision.sha256


@pytest.mark.parametrize(
    ("held", "said", "stays"),
    [
        ({"gone": "2026-11-09"}, {}, {"gone": "2026-11-09"}),
        ({}, {"gone": "2026-11-09"}, {"gone": "2026-11-09"}),
        ({"gone": "2026-11-09"}, {"retrieved": "2026-11-16"}, {"retrieved": "2026-11-16"}),
        ({"gone": "2026-11-09"}, {"retrieved": "2026-11-05"}, {"gone": "2026-11-09"}),
    ],
)
def test_of_one_record_stays_what_the_newest_list_told(
    held: dict[str, str], said: dict[str, str], stays: dict[str, str]
) -> None:
    before, after = ({"a": make_row(sites=[make_site_row() | {"records": [RECORD | one]}])} for one in (held, said))
    assert with_registers(before, after)["a"]["sites"][0]["records"] == [RECORD | stays]
