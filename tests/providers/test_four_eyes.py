"""Who may publish: what the roles, the setting and the log of the admin make of it."""

from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import Group, User

from providers import actions, four_eyes
from providers.models import Provider, Revision
from tests.builders import make_row, make_rows

pytestmark = pytest.mark.django_db


def make_user(name: str, **changes: Any) -> User:
    """Make somebody of the staff with the role by which the name begins."""
    user = User.objects.create_user(name, is_staff=True, **changes)
    user.groups.set(Group.objects.filter(name=name.rstrip("12")))
    return user


def edited_by(user: User, message: str = "Founded.", flag: int = CHANGE) -> None:
    """Write down an edit of the only provider."""
    provider = Provider.objects.first() or Provider.objects.create(slug="a", name="A")
    LogEntry.objects.log_actions(user.pk, [provider], flag, message)


@pytest.mark.parametrize(
    ("setting", "staff", "editor", "may"),
    [
        ("auto", ["curator"], "curator", ["curator"]),
        ("auto", ["curator", "approver"], "curator", ["approver"]),
        ("auto", ["curator", "approver"], "approver", ["curator"]),
        ("auto", ["curator1", "curator2"], "curator1", ["curator2"]),
        ("auto", ["approver1", "approver2", "curator"], "curator", ["approver1", "approver2"]),
        ("auto", ["approver1", "approver2", "curator"], "approver1", ["approver2"]),
        ("auto", ["curator", "reader", "administrator"], "curator", ["curator"]),
        ("auto", ["curator1", "curator2"], None, ["curator1", "curator2"]),
        ("yes", ["curator"], "curator", []),
        ("yes", ["curator"], None, ["curator"]),
        ("no", ["curator", "approver"], "curator", ["curator", "approver"]),
        ("no", ["approver1", "approver2", "curator"], "curator", ["approver1", "approver2"]),
    ],
)
def test_it_says_who_may_publish(
    setting: str, staff: list[str], editor: str | None, may: list[str], settings: Any
) -> None:
    settings.FOUR_EYES = setting
    users = {name: make_user(name) for name in staff}
    if editor:
        edited_by(users[editor])
    refusals = {name: four_eyes.refusal(user) for name, user in users.items()}
    assert [name for name, refusal in refusals.items() if refusal is None] == may
    assert all([str(one) for one in refusal.others] == sorted(may) for refusal in refusals.values() if refusal)


def test_a_superuser_counts_as_an_approver_and_who_has_left_or_is_no_staff_does_not() -> None:
    curator = make_user("curator")
    edited_by(curator)
    User.objects.create_superuser("gone", is_active=False)
    User.objects.create_superuser("outside")
    User.objects.filter(username="outside").update(is_staff=False)
    assert four_eyes.refusal(curator) is None
    User.objects.create_superuser("admin")
    refusal = four_eyes.refusal(curator)
    assert refusal is not None
    assert (refusal.reason, [str(one) for one in refusal.others]) == ("edited", ["admin"])


def test_it_is_the_last_edit_that_counts_whatever_was_published_since() -> None:
    first, second = make_user("curator1"), make_user("curator2")
    edited_by(first)
    edited_by(second, "[]")  # saved as it stood
    actions.import_rows(data=make_rows(make_row("other")))
    LogEntry.objects.log_actions(second.pk, Revision.objects.all(), ADDITION, "Published.")
    edit = four_eyes.last_edit()
    assert edit is not None
    assert edit.user == first
    edited_by(second)
    assert four_eyes.refusal(first) is None


def test_no_way_of_publishing_goes_round_it() -> None:
    curator = make_user("curator")
    make_user("approver")
    edited_by(curator)
    for user in (curator, make_user("reader"), make_user("administrator")):
        with pytest.raises(actions.RefusedError):
            actions.publish(user=user, note="Mine.")
    assert not Revision.objects.exists()
