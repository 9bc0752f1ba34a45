"""Tests of the curators' workplace: who may enter, what a page costs, what saving does."""

from typing import Any

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client, RequestFactory
from django.urls import reverse

from providers import actions, planning
from providers.models import Claim, Provider, Site, SiteIdentifier
from tests.builders import make_row, make_rows

pytestmark = pytest.mark.django_db

LISTS = ["provider", "site", "claim", "revision"]


def make_large_row() -> dict[str, Any]:
    """A row as large as the largest in the field: 60 claims, 30 sites, 35 sources."""
    row = make_row()
    source, site, claim = row["sources"]["S1"], row["sites"][0], row["claims"][0]
    return row | {
        "sources": {f"S{number}": source for number in range(1, 36)},
        "sites": [site | {"name": f"Site {number}", "identifiers": []} for number in range(1, 31)],
        "claims": [*row["claims"], *(claim | {"detail": f"Made up: {number}"} for number in range(57))],
    }


@pytest.fixture
def curator(client: Client) -> Client:
    """A browser in which a curator is logged in, over a published catalogue of one provider."""
    user = User.objects.create_user("curator", is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    actions.import_rows(data=make_rows())
    client.force_login(user)
    return client


def page(name: str, row: Model | None = None) -> str:
    return reverse(f"admin:providers_{name}", args=[row.pk] if row else [])


def filled(context: Any, **changes: str) -> dict[str, str]:
    """What a browser would post from a page of this context, with some fields changed."""
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form]
    forms += [form for formset in formsets for form in (formset.management_form, *formset.forms)]
    values = {bound.html_name: bound.value() for form in forms for bound in form}
    return {name: str(value) for name, value in values.items() if value is not None and value is not False} | changes


def saved(curator: Client, **changes: str) -> Any:
    """Open the provider's page, change some fields and save; the response."""
    address = page("provider_change", Provider.objects.get())
    return curator.post(address, filled(curator.get(address).context, **changes))


@pytest.mark.parametrize("name", [*(f"{table}_changelist" for table in LISTS), "revision_add"])
def test_it_requires_staff(client: Client, name: str) -> None:
    client.force_login(User.objects.create_user("visitor"))
    response = client.get(page(name))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("name", [*(f"{table}_changelist" for table in LISTS), "revision_add"])
def test_it_requires_the_role_of_a_curator(client: Client, name: str) -> None:
    client.force_login(User.objects.create_user("clerk", is_staff=True))
    assert client.get(page(name)).status_code == 403


@pytest.mark.parametrize("name", LISTS)
def test_it_lists_within_twelve_queries(curator: Client, name: str, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        assert curator.get(page(f"{name}_changelist"), {"q": "made up"}).status_code == 200


def test_it_opens_and_saves_a_large_provider_as_it_stands(
    curator: Client, rf: RequestFactory, django_assert_max_num_queries: Any
) -> None:
    actions.import_rows(data=make_rows(make_large_row()))
    provider = Provider.objects.get()
    request = rf.get(page("provider_change", provider))
    request.user = User.objects.get()
    with django_assert_max_num_queries(18):
        response: Any = site.get_model_admin(Provider).change_view(request, str(provider.pk))
        response.render()
    assert curator.post(request.path, filled(response.context_data)).status_code == 302
    assert planning.draft().plan.differing == frozenset()


def test_it_saves_a_change_and_leaves_it_unpublished(curator: Client) -> None:
    changes = {"founded": "2001", "model": "cdmo, cmo", "claims-2-maximum": "4", "sites-0-activities": "packaging"}
    assert saved(curator, **changes).status_code == 302
    (change,) = planning.draft().plan.changed
    assert [str(difference) for difference in change.differences] == [
        "field founded changed",
        "field model changed",
        "site Site 1 (-) changed",
        "claim scale:annual_tonnage changed",
    ]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("claims-0-code", "pill", "Expected a code of dosage_form, got &quot;pill&quot;."),
        ("claims-0-as_of", "last year", "Expected a date as YYYY, YYYY-MM or YYYY-MM-DD, got"),
        ("claims-2-maximum", "plenty", "Enter a number from 0, like 250 or 0.5."),
        ("sites-0-activities", "selling", "Expected a list of different codes out of drug_substance"),
        ("sources-0-url", "javascript:alert(1)", "Expected an address with http:// or https://, got"),
        ("model", "cdmo cdmo", "Expected a list of different codes out of cdmo, cmo"),
        ("sources-0-DELETE", "on", "would require deleting the following protected related objects"),
    ],
)
def test_it_says_beside_the_field_what_is_wrong(curator: Client, field: str, value: str, message: str) -> None:
    response = saved(curator, **{field: value})
    assert response.status_code == 200
    assert message in response.content.decode()
    assert planning.draft().plan.differing == frozenset()


def test_it_leads_from_the_top_to_each_row_that_is_wrong(curator: Client) -> None:
    text = saved(curator, **{"claims-2-maximum": "plenty", "sources-0-title": ""}).content.decode()
    for row, told in (
        ("sources-0", "Source 1</a><br>Title: This"),
        ("claims-2", "Claim 3</a><br>Up to: Enter a number"),
    ):
        assert f'<li><a href="#{row}">{told}' in text
        assert f'id="{row}"' in text
    assert "rows-wrong" not in curator.get(page("provider_change", Provider.objects.get())).content.decode()


def test_it_says_how_to_remove_a_source_that_others_on_the_page_refer_to(curator: Client) -> None:
    removed = {
        f"{prefix}-{row}-DELETE": "on" for prefix, row in [("sources", 0), *(("claims", row) for row in range(3))]
    }
    response = saved(curator, **removed)
    assert response.status_code == 200
    assert "Change or remove those first and save; then this one can go." in response.content.decode()
    assert planning.draft().plan.differing == frozenset()


def test_it_labels_every_field_of_a_row(curator: Client) -> None:
    context = curator.get(page("provider_change", Provider.objects.get())).context
    rows = [form for inline in context["inline_admin_formsets"] for form in inline.formset]
    visible = [bound for form in rows for bound in form if not bound.is_hidden]
    assert {bound.name for bound in visible} >= {"key", "city", "detail", "DELETE"}
    assert [bound.html_name for bound in visible if "aria-label=" not in str(bound)] == []


def test_it_removes_a_provider_with_all_that_belongs_to_it(curator: Client) -> None:
    assert curator.post(page("provider_delete", Provider.objects.get()), {"post": "yes"}).status_code == 302
    assert not Claim.objects.exists()
    assert planning.draft().plan.absent == ("plain-tablets",)


def test_it_offers_a_claim_only_what_its_provider_owns(curator: Client) -> None:
    actions.import_rows(data=make_rows(make_row("other")))
    claim = Claim.objects.filter(provider__slug="other").first()
    fields = curator.get(page("claim_change", claim)).context["adminform"].form.fields
    assert fields["source"].queryset.count() == fields["site"].queryset.count() == 1


def test_it_keeps_identifiers_on_the_page_of_their_site(curator: Client) -> None:
    address = page("site_change", Site.objects.get())
    added = {"identifiers-TOTAL_FORMS": "2", "identifiers-1-scheme": "duns", "identifiers-1-value": "12-345-6789"}
    bad = curator.post(address, filled(curator.get(address).context, **added))
    assert "Expected 9 digits, got &quot;12-345-6789&quot;." in bad.content.decode()
    curator.post(address, filled(bad.context, **{"identifiers-1-value": "123456789"}))
    assert [str(identifier) for identifier in SiteIdentifier.objects.all()] == [
        "FEI (FDA) 3000000001",
        "D-U-N-S 123456789",
    ]


def test_it_gives_curators_the_catalogue_and_nothing_else() -> None:
    permissions = Group.objects.get(name="curator").permissions.values_list("content_type__app_label", "codename")
    assert {label for label, _ in permissions} == {"providers"}
    codenames = {codename for _, codename in permissions}
    assert {"change_provider", "delete_claim", "add_siteidentifier", "add_revision", "view_revision"} <= codenames
    assert {"change_revision", "delete_revision"}.isdisjoint(codenames)
