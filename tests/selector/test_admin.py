"""What readers on the staff see, and nobody else."""

import pytest
from django.contrib.auth.models import Group, User
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


def test_it_hides_from_a_superuser_that_there_is_anything(admin_client: Client) -> None:
    result = make_result()
    for index in ("/admin/", "/admin/selector/"):
        assert LIST not in admin_client.get(index).content.decode()
    for name in ("", f"{result.assessment.pk}/change/", f"{result.assessment.pk}/history/"):
        assert admin_client.get(f"{LIST}{name}").status_code == 403
    assert not Opening.objects.exists()


def test_the_list_tells_nothing_that_a_sponsor_wrote() -> None:
    assessment = make_result(title="A tablet").assessment
    page = staff("reader").get(LIST).content.decode()
    assert str(assessment.pk) in page
    assert "A tablet" not in page
    assert "Lower unit cost" not in page
    assert not Opening.objects.exists()


def test_the_history_of_an_assessment_is_logged_too() -> None:
    address = f"{LIST}{make_result(title='A tablet').assessment.pk}/history/"
    assert "A tablet" in staff("reader").get(address).content.decode()
    assert Opening.objects.get().address == address


def test_the_page_tells_the_answers_links_result_and_report_and_is_logged() -> None:
    result = make_result()
    address = f"{LIST}{result.assessment.pk}/change/"
    page = staff("reader").get(address).content.decode()
    assert "Lower unit cost" in page
    for name in ("", "/report.pdf"):
        assert f'href="/assessments/{result.assessment.pk}/results/{result.pk}{name}"' in page
    assert Opening.objects.get().address == address


def test_nobody_adds_changes_or_deletes_there(admin_client: Client, admin_user: User) -> None:
    result = make_result()
    admin_user.groups.add(Group.objects.get(name="reader"))
    change = f"{LIST}{result.assessment.pk}/change/"
    assert admin_client.get(f"{LIST}add/").status_code == 403
    assert admin_client.post(f"{LIST}{result.assessment.pk}/delete/", {"post": "yes"}).status_code == 403
    assert admin_client.post(change, {"title": "x"}).status_code == 403
    assert 'name="_save"' not in admin_client.get(change).content.decode()
