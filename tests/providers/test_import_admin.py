"""Tests of importing in the admin: who may, what a preview shows, that nothing is written before it is confirmed."""

import io
import json
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from providers import actions, planning, queries
from providers.catalogue.media import LARGEST_FILE
from providers.models import Claim, ImportFile, Provider
from tests.builders import make_row, make_rows
from tests.providers.catalogue.bad_files import BAD_FILES, answer
from tests.providers.catalogue.files import make_claims, make_csv, make_workbook
from tests.providers.desk import page, sign_in

pytestmark = pytest.mark.django_db

UPLOAD = "/admin/providers/provider/import/"
GOOD = make_csv(["slug", "name", "founded"], ["plain-tablets", "", "2001"], ["new", "New & Co", ""])


@pytest.fixture
def curator(client: Client) -> Client:
    """A browser in which a curator is signed in, over a published catalogue of one provider."""
    actions.import_rows(data=make_rows())
    sign_in(client, "curator")
    return client


def upload(curator: Client, raw: bytes, name: str = "a.csv", **options: Any) -> Any:
    """Choose a file and press Preview; the response."""
    return curator.post(UPLOAD, {"file": SimpleUploadedFile(name, raw)}, **options)


def preview(curator: Client, raw: bytes) -> tuple[str, dict[str, str]]:
    """The address of the preview of a file, and what its button posts."""
    address = upload(curator, raw)["Location"]
    return address, {"sha256": curator.get(address).context["planned"].sha256}


def text(response: Any) -> str:
    return unescape(response.content.decode())


def test_the_list_leads_to_the_import(curator: Client) -> None:
    assert UPLOAD in text(curator.get(page("provider_changelist")))
    assert "Nothing is written before you confirm it there" in text(curator.get(UPLOAD))


def test_it_shows_each_field_before_anything_is_written(curator: Client) -> None:
    said = text(upload(curator, GOOD, follow=True))
    for part in ("2 rows were read", "<del>1999</del>", "<ins>2001</ins>", "New & Co", "new"):
        assert part in said
    assert Provider.objects.get().founded == 1999


def test_it_says_of_which_claim_a_field_is(curator: Client) -> None:
    names = {"provider": "plain-tablets", "number": "1", "kind": "dosage_form", "code": "tablet", "as_of": "2026"}
    said = text(upload(curator, make_csv(list(names), list(names.values())), follow=True))
    assert "<small>Tablet: Made up: tablet (Site 1)</small>" in said
    assert '<td class="key">As of</td>' in said


def test_it_imports_what_was_confirmed_and_publishes_nothing(curator: Client) -> None:
    address, confirmed = preview(curator, GOOD)
    said = text(curator.post(address, confirmed, follow=True))
    assert "Imported a.csv in" in said
    assert "new: 1, changed: 1." in said
    assert reverse("admin:providers_revision_add") in said
    assert planning.draft().plan.differing == {"new", "plain-tablets"}
    assert queries.published().by_slug["plain-tablets"].founded == 1999


def test_it_imports_once_however_often_it_is_confirmed(curator: Client) -> None:
    address, confirmed = preview(curator, make_claims({}))
    curator.post(address, confirmed)
    for again in (curator.post(address, confirmed, follow=True), curator.get(address, follow=True)):
        assert "The file a.csv is imported already." in text(again)
    assert len(queries.working_rows()["plain-tablets"]["claims"]) == 4


@pytest.mark.parametrize("forged", [{}, {"sha256": "x"}, {"sha256": "0" * 64}])
def test_it_imports_nothing_but_what_was_shown(curator: Client, forged: dict[str, str]) -> None:
    address, _ = preview(curator, GOOD)
    assert "Nothing was imported: providers were edited meanwhile." in text(curator.post(address, forged, follow=True))
    assert Provider.objects.get().founded == 1999


def test_it_shows_the_plan_anew_where_somebody_edited_meanwhile(curator: Client) -> None:
    address, confirmed = preview(curator, GOOD)
    Provider.objects.update(founded=2000)
    response = curator.post(address, confirmed, follow=True)
    assert "Nothing was imported: providers were edited meanwhile." in text(response)
    assert "<del>2000</del>" in text(response)
    assert "Edited since the last publication" in text(response)
    curator.post(address, {"sha256": response.context["planned"].sha256})
    assert Provider.objects.get(slug="plain-tablets").founded == 2001


def test_it_says_when_there_is_nothing_to_import(curator: Client) -> None:
    response = upload(curator, make_csv(["slug", "founded"], ["plain-tablets", "1999"]), follow=True)
    assert "Everything in the file is stored already" in text(response)
    assert 'value="Import"' not in text(response)


def test_it_warns_of_what_looks_like_the_same_company(curator: Client) -> None:
    raw = make_csv(["slug", "name"], ["other", "Plain Tablets Ltd."])
    said = text(upload(curator, raw, follow=True))
    assert "Perhaps the same company" in said
    assert "the same name (Plain Tablets Ltd.)" in said


def test_it_keeps_providers_that_a_catalogue_does_not_hold(curator: Client) -> None:
    address = upload(curator, b'{"version": "1", "retrieved": "2026", "providers": []}', "a.json")["Location"]
    assert "Not in the file, stay as they are" in text(curator.get(address))
    raw = json.dumps(make_rows(make_row("new"))).encode()
    response = curator.get(upload(curator, raw, "a.json")["Location"])
    assert [change.slug for change in response.context["page"]] == ["new"]


def test_it_names_what_stays_retired(curator: Client) -> None:
    claim = Claim.objects.get(kind="dosage_form")
    claim.retire("The page says otherwise.")
    claim.save()
    said = text(upload(curator, json.dumps(make_rows()).encode(), "a.json", follow=True))
    assert "Retired by a curator, left so" in said
    assert "plain-tablets, Site 1: dosage_form:tablet, Made up: tablet" in said
    assert "All else in the file is stored already" in said


@pytest.mark.parametrize("name", BAD_FILES)
def test_it_answers_a_bad_file_and_writes_nothing(curator: Client, name: str) -> None:
    response = upload(curator, BAD_FILES[name][0], name)
    said = [str(problem) for problem in response.context["problems"]]
    assert said == answer(name)
    assert "Nothing was imported. Please correct this in the file first." in text(response)
    assert "<title>Error:" in text(response)
    assert (ImportFile.objects.count(), planning.draft().plan.differing) == (0, frozenset())


def test_it_shows_the_first_two_hundred_problems(curator: Client) -> None:
    said = text(upload(curator, make_claims(*({"code": f"x{number}"} for number in range(250)))))
    assert said.count("a code of dosage_form") == 200
    assert "And 50 more" in said


def test_it_refuses_what_is_too_large_without_reading_it(curator: Client) -> None:
    response = upload(curator, bytes(5 * LARGEST_FILE), "a.json")
    assert "The file is larger than 10 MB. Split it" in text(response)
    assert not ImportFile.objects.exists()


def test_it_asks_for_a_file(curator: Client) -> None:
    assert "This field is required." in text(curator.post(UPLOAD, {}))


def test_it_discards_a_file(curator: Client) -> None:
    address, _ = preview(curator, GOOD)
    assert "Discarded a.csv; nothing was imported." in text(curator.post(address, {"discard": "x"}, follow=True))
    assert not ImportFile.objects.exists()
    assert curator.get(address).status_code == 404


def test_nobody_else_sees_a_file_and_nobody_does_after_a_day(curator: Client) -> None:
    address, confirmed = preview(curator, GOOD)
    other = Client()
    sign_in(other, "curator", name="other")
    assert [other.get(address).status_code, other.post(address, confirmed).status_code] == [404, 404]
    ImportFile.objects.update(created_at=timezone.now() - timedelta(days=1))
    assert [curator.get(address).status_code, curator.post(address, confirmed).status_code] == [404, 404]
    assert Provider.objects.count() == 1


@pytest.mark.parametrize("permissions", [[], ["change_provider"], ["add_provider"], ["view_provider"]])
def test_it_takes_both_permissions(client: Client, permissions: list[str]) -> None:
    user = User.objects.create_user("clerk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    for address in (UPLOAD, f"{UPLOAD}1/", f"{UPLOAD}tables/claims.csv"):
        assert client.get(address).status_code == 403
    assert upload(client, GOOD).status_code == 403
    assert not ImportFile.objects.exists()


def test_it_requires_a_token(curator: Client) -> None:
    checked = Client(enforce_csrf_checks=True)
    checked.cookies = curator.cookies
    assert upload(checked, GOOD).status_code == 403


@pytest.mark.parametrize("name", ["tables.xlsx", "providers.csv", "sources.csv", "sites.csv", "claims.csv"])
def test_it_hands_out_tables_to_fill_in(curator: Client, name: str) -> None:
    response = curator.get(f"{UPLOAD}tables/{name}")
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert upload(curator, response.content, name).context["problems"][0].got == "none"
    for wrong in ("claims", "other.csv", "claims.xlsx"):
        assert curator.get(f"{UPLOAD}tables/{wrong}").status_code == 404


def test_it_hands_out_the_tables_of_chosen_providers(curator: Client) -> None:
    actions.import_rows(data=make_rows(make_row("other")))
    chosen = {"action": "download_tables", "_selected_action": [str(Provider.objects.get(slug="other").pk)]}
    response = curator.post(page("provider_changelist"), chosen)
    sheet = load_workbook(io.BytesIO(response.content))["claims"]
    assert {line[0] for line in sheet.values} == {"provider", "other"}
    assert "Everything in the file is stored already" in text(upload(curator, response.content, follow=True))


def test_it_hands_out_chosen_providers_as_a_catalogue_that_can_be_imported(curator: Client) -> None:
    actions.import_rows(data=make_rows(make_row("other")))
    chosen = {"action": "download_catalogue", "_selected_action": [str(Provider.objects.get(slug="other").pk)]}
    response = curator.post(page("provider_changelist"), chosen)
    assert response["Content-Type"] == "application/json"
    assert [row["slug"] for row in response.json()["providers"]] == ["other"]
    assert "Everything in the file is stored already" in text(upload(curator, response.content, follow=True))
    changed = response.content.replace(b'"name": "', b'"name": "New ', 1)
    assert "Before" in text(upload(curator, changed, follow=True))


def test_it_shows_twenty_providers_a_page(curator: Client) -> None:
    raw = make_csv(["slug", "name"], *([f"made-up-{number:02}", f"Made up {number}"] for number in range(45)))
    address = upload(curator, raw)["Location"]
    assert text(curator.get(address, {"page": 3})).count("<summary>") == 5
    assert "Page 2 of 3" in text(curator.get(address, {"page": 2}))
    assert "Page 3 of 3" in text(curator.get(address, {"page": "last"})) or "Page 1 of 3" in text(curator.get(address))


def test_a_preview_costs_the_same_for_many_providers(curator: Client, django_assert_max_num_queries: Any) -> None:
    slugs = [f"made-up-{number}" for number in range(30)]
    actions.import_rows(data=make_rows(*map(make_row, slugs)))
    address = upload(curator, make_claims(*({"provider": slug} for slug in slugs)))["Location"]
    with django_assert_max_num_queries(19):
        assert curator.get(address).status_code == 200


def test_it_takes_a_file_by_its_content_and_any_name(curator: Client) -> None:
    raw = make_workbook(providers=[["slug", "name"], ["new", "New"]])
    response = upload(curator, raw, "<b>ünsound</b>.csv", follow=True)
    assert "Import of" in text(response)
    assert b"<b>" not in response.content.split(b"<h1>")[1].split(b"</h1>")[0]
