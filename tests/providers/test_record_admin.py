"""Tests of records on the admin page of their site: what stands at the wrong one goes, and comes back no more."""

from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from providers import actions
from providers.models import Site, SiteRecord
from tests.builders import make_row, make_rows
from tests.providers.desk import page, sign_in
from tests.providers.registers import bring
from tests.providers.regulators.samples import read
from tests.providers.test_admin import filled
from tests.providers.test_register_admin import DAY, FILE, plant

pytestmark = pytest.mark.django_db
NOTE = "Delete the number under Identifiers that came with it too, or the next file brings it back."


@pytest.fixture
def mill() -> Site:
    """A site with a record that it was joined to by its number."""
    row = make_row("plain-tablets", claims=[], sites=[plant("Mill", "Cork", "3000001"), plant("Quay", "Galway")])
    actions.import_rows(data=make_rows(row))
    bring(read(FILE, "drls_reg.txt"), day=DAY)
    return Site.objects.get(name="Mill")


def test_a_record_is_deleted_with_its_number_and_joins_no_more(client: Client, mill: Site) -> None:
    sign_in(client, "curator", name="editor")
    record, address = SiteRecord.objects.get(), page("site_change", mill)
    shown = client.get(address)
    assert NOTE in unescape(shown.content.decode())
    boxes = {"records-0-DELETE": "on", "identifiers-0-DELETE": "on"}
    assert client.post(address, filled(shown.context, **boxes)).status_code == 302
    assert (SiteRecord.objects.count(), mill.identifiers.count()) == (0, 0)
    said = LogEntry.objects.filter(object_id=mill.pk, content_type__model="site").latest("pk").get_change_message()
    assert f"Deleted record of an authority “{record}”" in said
    assert bring(read(FILE, "drls_reg.txt"), day=DAY).joined == ()


def test_who_may_only_look_deletes_nothing(client: Client, mill: Site) -> None:
    user = sign_in(client, name="reader")
    user.user_permissions.set(Permission.objects.filter(codename__in=("view_site", "view_siterecord")))
    shown = client.get(page("site_change", mill)).content.decode()
    assert "Registered with the FDA as a drug establishment" in shown
    assert "records-0-DELETE" not in shown
    assert NOTE not in unescape(shown)


def test_a_page_that_showed_other_records_deletes_none(client: Client, mill: Site) -> None:
    sign_in(client, "curator", name="editor")
    address = page("site_change", mill)
    shown = client.get(address)
    SiteRecord.objects.update(text="Put otherwise.")
    said = client.post(address, filled(shown.context, seen=shown.context["seen"], **{"records-0-DELETE": "on"}))
    assert "This was edited meanwhile" in said.content.decode()
    assert SiteRecord.objects.count() == 1
