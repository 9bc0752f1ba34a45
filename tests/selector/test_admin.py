"""What readers on the staff see, and nobody else."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from selector.models import Opening
from tests.selector.visits import make_result, staff

pytestmark = pytest.mark.django_db

LIST = "/admin/selector/assessment/"


def test_a_reader_may_view_assessments_and_nothing_else() -> None:
    permissions = Group.objects.get(name="reader").permissions.values_list("content_type__app_label", "codename")
    assert list(permissions) == [("selector", "view_assessment")]


def test_it_requires_the_role_of_a_reader() -> None:
    result, curator = make_result(), staff("curator")
    for address in (LIST, f"{LIST}{result.assessment.pk}/change/"):
        assert curator.get(address).status_code == 403
        assert Client().get(address).status_code == 302
    assert not Opening.objects.exists()


def test_the_list_tells_no_answer() -> None:
    make_result(title="A tablet")
    page = staff("reader").get(LIST).content.decode()
    assert "A tablet" in page
    assert "Lower unit cost" not in page
    assert not Opening.objects.exists()


def test_the_page_tells_the_answers_links_result_and_report_and_is_logged() -> None:
    result = make_result()
    address = f"{LIST}{result.assessment.pk}/change/"
    page = staff("reader").get(address).content.decode()
    assert "Lower unit cost" in page
    for name in ("", "/report.pdf"):
        assert f'href="/assessments/{result.assessment.pk}/results/{result.pk}{name}"' in page
    assert Opening.objects.get().address == address


def test_nobody_adds_changes_or_deletes_there(admin_client: Client) -> None:
    result = make_result()
    change = f"{LIST}{result.assessment.pk}/change/"
    assert admin_client.get(f"{LIST}add/").status_code == 403
    assert admin_client.post(f"{LIST}{result.assessment.pk}/delete/", {"post": "yes"}).status_code == 403
    assert admin_client.post(change, {"title": "x"}).status_code == 403
    assert 'name="_save"' not in admin_client.get(change).content.decode()
