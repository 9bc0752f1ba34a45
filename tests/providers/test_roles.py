"""Every page and every action of the admin, and the roles that may use it."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import NoReverseMatch, reverse

from providers import actions, four_eyes
from providers.correction_actions import report
from providers.models import Claim, ImportFile, Proposal, Provider, RegisterImport, Revision, Site, Source
from selector.models import Branding, Opening
from tests.builders import make_rows
from tests.providers.desk import sign_in
from tests.selector.visits import make_assessment

pytestmark = pytest.mark.django_db

ROLES = ("curator", "approver", "reader", "administrator", "")
KEEPERS, READERS, ADMINISTRATORS, NOBODY = ("curator", "approver"), ("reader",), ("administrator",), ()
EVERYBODY = ROLES

# What may be opened, by whom; what may be sent there, where that is somebody else.
ANY_STAFF = ["index", "login", "logout", "password_change", "password_change_done", "jsi18n", "view_on_site"]
PAGES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ANY_STAFF, EVERYBODY),
    "autocomplete": NOBODY,
    **dict.fromkeys(
        [
            *(f"providers_provider_{page}" for page in ("changelist", "add", "change", "delete", "history")),
            *(f"providers_provider_{page}" for page in ("import", "import_preview", "import_table", "link")),
            *(f"providers_claim_{page}" for page in ("changelist", "change", "delete", "history")),
            *("providers_claim_verify_first", "providers_claim_verify"),
            *(f"providers_source_{page}" for page in ("changelist", "change", "delete", "history", "document")),
            *(f"providers_site_{page}" for page in ("changelist", "change", "delete", "history")),
            *(f"providers_registerimport_{page}" for page in ("changelist", "change", "history")),
            *(f"providers_revision_{page}" for page in ("changelist", "add", "change", "history", "impact", "restore")),
            *(f"providers_correction_{page}" for page in ("changelist", "change", "history")),
            *(f"providers_proposal_{page}" for page in ("changelist", "change", "history")),
        ],
        KEEPERS,
    ),
    **dict.fromkeys([f"selector_assessment_{page}" for page in ("changelist", "change", "history")], READERS),
    **dict.fromkeys(
        [
            *(f"auth_user_{page}" for page in ("changelist", "add", "change", "history", "password_change")),
            *(f"auth_group_{page}" for page in ("changelist", "add", "change", "delete", "history")),
            *(f"admin_logentry_{page}" for page in ("changelist", "change", "history")),
            *(f"selector_branding_{page}" for page in ("changelist", "change", "delete", "history", "logo")),
        ],
        ADMINISTRATORS,
    ),
    **dict.fromkeys(
        [
            *("providers_claim_add", "providers_source_add", "providers_site_add"),  # from the provider's page only
            *("providers_correction_add", "providers_correction_delete"),
            *("providers_proposal_add", "providers_proposal_delete"),
            *("providers_registerimport_add", "providers_registerimport_delete"),
            *("providers_revision_delete", "auth_user_delete"),
            *("admin_logentry_add", "admin_logentry_delete"),
            *("selector_assessment_add", "selector_assessment_delete"),
            "selector_branding_add",  # there is one
        ],
        NOBODY,
    ),
}
READ_ONLY = (
    "providers_revision_change", "providers_registerimport_change", "admin_logentry_change",
    "selector_assessment_change",
)  # fmt: skip
# What may be done to chosen rows of a list.
ACTIONS = {
    "provider": {"delete_selected", "download_tables", "download_catalogue"},
    "claim": {"delete_selected", "confirm_claims", "dispute_claims", "retire_claims", "edit_claims"},
    "site": {"delete_selected"},
    "source": {"delete_selected"},
    "revision": set(),
    "registerimport": set(),
    "correction": set(),
    "proposal": set(),
    "assessment": set(),
    "user": set(),
    "group": {"delete_selected"},
    "logentry": set(),
    "branding": {"delete_selected"},
}


@pytest.fixture(autouse=True)
def rows() -> None:
    """One row of everything that has a page, and nobody with a role but whom a test signs in."""
    actions.import_rows(data=make_rows())
    make_assessment()
    Branding(name="Made-up Pharma").save()
    owner = User.objects.create_user("owner")
    actions.keep_file(user=owner, name="a.csv", content=b"slug\n")
    LogEntry.objects.log_actions(owner.pk, [Provider.objects.get()], ADDITION, "Made.")
    report(slug="plain-tablets", words="It left.")
    RegisterImport.objects.create(register="a", name="a.csv", sha256="0" * 64, date="2026-11-01", is_list=True)
    Proposal.objects.create(provider=Provider.objects.get(), kind="dosage_form", code="hard_capsule", reply="no")


def names(patterns: Iterable[Any]) -> Iterator[str]:
    """The names of all addresses below these."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern.url_patterns)
        elif pattern.name and pattern.name != "app_list":
            yield pattern.name


def address(name: str) -> str:
    """The address of a page, with the key of the first row that it is about."""
    if name == "providers_provider_import_table":
        return reverse(f"admin:{name}", args=["sites.csv"])
    if name == "view_on_site":
        return reverse(f"admin:{name}", args=[1, 1])
    try:
        return reverse(f"admin:{name}")
    except NoReverseMatch:
        model = next(
            model for model in admin.site._registry if name.startswith(f"{model._meta.label_lower}_".replace(".", "_"))
        )
        first = (ImportFile if name.endswith("import_preview") else model)._default_manager.first()
        return reverse(f"admin:{name}", args=[first.pk if first else 1])


def test_it_knows_every_page_of_the_admin() -> None:
    assert {name for name in names(admin.site.get_urls()) if name not in PAGES} == set()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_its_pages_and_no_others(client: Client, role: str) -> None:
    sign_in(client, role, name="somebody")
    there = [name for name in names(admin.site.get_urls()) if name != "logout"]
    opened = {name for name in there if client.get(address(name)).status_code != 403}
    assert opened == {name for name in there if role in PAGES[name]}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sends_what_its_pages_take_and_nothing_else(client: Client, role: str) -> None:
    sign_in(client, role, name="somebody")
    there = [name for name in names(admin.site.get_urls()) if name.count("_") > 1]
    sent = {name for name in there if client.post(address(name), {}).status_code != 403}
    assert sent == {name for name in there if role in PAGES[name] and name not in READ_ONLY}


@pytest.mark.parametrize("model", ACTIONS)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_the_actions_of_its_lists(client: Client, rf: Any, role: str, model: str) -> None:
    found = next(owner for owner in admin.site._registry if owner._meta.model_name == model)
    request = rf.get("/")
    request.user = sign_in(client, role, name="somebody")
    list_ = f"{found._meta.app_label}_{model}_changelist"
    expected = ACTIONS[model] if role in PAGES[list_] else ACTIONS[model] & {""}
    actions_ = set(admin.site.get_model_admin(found).get_actions(request))
    assert actions_ == expected


def test_visitors_and_accounts_that_are_no_staff_are_asked_to_sign_in(client: Client) -> None:
    for user in (None, User.objects.create_user("visitor")):
        if user:
            client.force_login(user)
        for name in ("providers_revision_add", "providers_claim_changelist", "auth_user_changelist"):
            assert client.get(address(name))["Location"].startswith("/admin/login/")


def test_a_curator_publishes_only_while_there_are_less_than_two_approvers(client: Client) -> None:
    curator = sign_in(client, "curator")
    for number in range(3):
        refusal = four_eyes.refusal(curator)
        assert (refusal and refusal.reason) == ("role" if number > 1 else None)
        sign_in(Client(), "approver", name=f"approver{number}")


def test_an_administrator_makes_no_superuser_and_touches_none(client: Client) -> None:
    sign_in(client, "administrator", name="somebody")
    root = User.objects.create_superuser("root", password="a long one")
    for page in ("change", "password_change"):
        response = client.post(reverse(f"admin:auth_user_{page}", args=[root.pk]), {"username": "mine"})
        assert response.status_code == 403
    plain = User.objects.get(username="somebody")
    sent = {"username": "somebody", "is_active": "on", "is_staff": "on", "is_superuser": "on", "user_permissions": "1"}
    groups = {"groups": [str(Group.objects.get(name="administrator").pk)]}
    dates = {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}
    client.post(reverse("admin:auth_user_change", args=[plain.pk]), sent | dates | groups)
    plain.refresh_from_db()
    assert (plain.is_superuser, plain.user_permissions.count(), plain.groups.count()) == (False, 0, 1)
    assert LogEntry.objects.filter(object_repr="somebody").exists()


def test_the_log_says_what_was_done_by_whom(client: Client, django_assert_max_num_queries: Any) -> None:
    owner = User.objects.get(username="owner")
    rows = [*Claim.objects.all(), *Site.objects.all(), *Source.objects.all(), *Revision.objects.defer("text")] * 20
    LogEntry.objects.log_actions(owner.pk, rows, ADDITION, "Read again.")
    sign_in(client, "administrator", name="somebody")
    with django_assert_max_num_queries(12):
        text = client.get("/admin/admin/logentry/").content.decode()
    assert "Read again." in text
    assert not Opening.objects.exists()
