"""Tests of what the preview of a register's file tells beside its plan: rows, remarks, later files, too many bytes."""

import pytest
from django.test import Client

from providers import actions
from providers.models import ImportFile, Site, SiteIdentifier
from tests.builders import make_row, make_rows
from tests.providers.desk import sign_in
from tests.providers.regulators.samples import raw
from tests.providers.test_register_admin import FILE, plant, preview, text, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client: Client) -> Client:
    """A browser in which a curator is signed in, over a provider with two sites, one of them with its number."""
    sites = [plant("Mill", "Cork", "3000001"), plant("Quay", "Galway")]
    actions.import_rows(data=make_rows(make_row("plain-tablets", name="Plain Tablets", sites=sites, claims=[])))
    sign_in(client, "curator")
    return client


def test_it_tells_rows_from_the_entries_that_they_make(curator: Client) -> None:
    said = text(preview(curator, FILE)[1])
    assert "2 rows were read and compared in" in said
    assert "<dt>Entries that the rows make</dt><dd>1</dd>" in said


def test_it_names_remarks_on_validity_that_somebody_has_to_read(curator: Client) -> None:
    SiteIdentifier.objects.create(site=Site.objects.get(name="Quay"), scheme="duns", value="854516776")
    asks = "<h2>Remarks on validity that were not understood</h2>"
    shown = preview(curator, raw("tablets"))[1]
    assert asks not in text(shown)
    unclear = "Valid only together with the former certificate"
    page_of = raw("tablets").replace(b"The certificate is limited", f"{unclear}. The certificate is limited".encode())
    said = text(preview(curator, page_of)[1])
    assert asks in said
    assert f"{unclear}. The certificate is limited" in said


def test_it_tells_what_is_stored_from_a_later_file(curator: Client) -> None:
    address, _, seen = preview(curator, FILE)
    curator.post(address, seen)
    address = upload(curator, FILE.replace(b"12/31/2026", b"12/31/2025"))["Location"]
    shown = curator.post(address, {"day": "2026-10-01", "choose": "x"}, follow=True)
    assert "<dt>Stored from a later file, left so</dt><dd>1</dd>" in text(shown)


def test_a_large_file_of_a_register_is_not_to_be_split(curator: Client) -> None:
    said = text(upload(curator, FILE + b"x" * 10_500_000))
    assert "The file of this register is larger than 10 MB. Do not split it" in said
    assert ImportFile.objects.count() == 0
