"""Four eyes: who may publish now, and why somebody else may not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType

from providers.bases import Recorded

MAY_APPROVE, MAY_PUBLISH = "providers.approve_revision", "providers.add_revision"
# What the admin writes for a page that was saved as it stood.
NOTHING_CHANGED = ("", "[]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody may not publish: approvers do (role), or it was this user who edited last, by `edit`.

    `others` are those who may, by name.
    """

    reason: Literal["role", "edited"]
    edit: LogEntry | None
    others: tuple[User, ...]


def refusal(user: User) -> Refusal | None:
    """Why this user may not publish now; None for one who may.

    Approvers publish; while there is only one of them, or none, curators do too, as nobody could approve what the
    only approver edited.
    """
    approvers = _staff(MAY_APPROVE)
    publishers = approvers if len(approvers) > 1 else _staff(MAY_PUBLISH)
    edit = last_edit() if _is_on(publishers) else None
    others = tuple(one for one in publishers if edit is None or one.pk != edit.user_id)
    if user in others:
        return None
    return Refusal("edited" if user in publishers else "role", edit, others)


def last_edit() -> LogEntry | None:
    """The last edit of a working row that the admin's log holds, whichever Revision came after it.

    Every page of the admin writes this log, imports and restored Revisions too, so that no form and no bulk action has
    to remember anything. It is the last one of all, for a command publishes the providers of its file only, and what
    somebody edited before still waits.
    """
    edits = LogEntry.objects.filter(content_type__in=_working_types())
    empty = {"action_flag": CHANGE, "change_message__in": NOTHING_CHANGED}
    return edits.exclude(**empty).select_related("user").order_by("-pk").first()


def _working_types() -> list[ContentType]:
    rows = [model for model in apps.get_app_config("providers").get_models() if issubclass(model, Recorded)]
    return list(ContentType.objects.get_for_models(*rows).values())


def _staff(permission: str) -> list[User]:
    return list(User.objects.with_perm(permission).filter(is_staff=True).order_by("username"))


def _is_on(publishers: list[User]) -> bool:
    return settings.FOUR_EYES == "yes" or (settings.FOUR_EYES == "auto" and len(publishers) > 1)
