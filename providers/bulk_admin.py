"""What curators do with many claims at once: all of it or nothing, after a look at what will be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from providers.admin_base import Pages
from providers.catalogue import canonical
from providers.claim_forms import BulkForm, Change, DisputeForm, EditForm, RetireForm
from providers.models import Claim

# More is not looked at before it is done.
MOST = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as it will be: what changes, each with label, old and new value, and what does not fit then."""

    claim: Claim
    changes: tuple[Change, ...] = ()
    faults: tuple[str, ...] = ()


class Bulk(Pages):
    """Adds the actions on the claims that are ticked."""

    actions = ("confirm_claims", "dispute_claims", "retire_claims", "edit_claims")

    @admin.action(description=_("Confirm the ticked claims"), permissions=["change"])
    def confirm_claims(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        """Confirm them all."""
        return self._decide(request, queryset, BulkForm, _("Confirm claims"))

    @admin.action(description=_("Dispute the ticked claims"), permissions=["change"])
    def dispute_claims(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        """Dispute them all for one reason."""
        return self._decide(request, queryset, DisputeForm, _("Dispute claims"))

    @admin.action(description=_("Retire the ticked claims"), permissions=["change"])
    def retire_claims(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        """Retire them all for one reason."""
        return self._decide(request, queryset, RetireForm, _("Retire claims"))

    @admin.action(description=_("Set status or dates of the ticked claims"), permissions=["change"])
    def edit_claims(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        """Set the same for them all, after a look at what that makes of each."""
        return self._decide(request, queryset, EditForm, _("Set status or dates"))

    def _decide(
        self, request: HttpRequest, queryset: QuerySet[Claim], form_class: type[BulkForm], title: Promise
    ) -> HttpResponse | None:
        """Show the claims and what is asked for; do it once that was seen as it is now."""
        user = cast("User", request.user)
        with transaction.atomic():
            claims = _locked(queryset)
            if not 0 < len(claims) <= MOST:
                messages.error(request, _too_many(queryset.count()) if claims else gettext("Tick at least one claim."))
                return None
            before = [claim.shown for claim in claims]
            form = form_class(request.POST if "seen" in request.POST else None)
            is_ready = form.is_valid()
            seen = canonical.digest(canonical.text([before, form.said() if form.previews and is_ready else ""]))
            is_seen = is_ready and request.POST["seen"] == seen
            is_preview = is_ready and form.previews
            rows = [_row(claim, form, user) if is_seen or is_preview else Row(claim) for claim in claims]
            if is_seen and not any(row.faults for row in rows):
                self._do(request, form, rows)
                return None
        context = {
            "title": title,
            "form": form,
            "rows": rows,
            "seen": seen,
            "is_preview": is_preview,
            "is_overtaken": is_ready and not form.previews,
            "changing": sum(bool(row.changes) for row in rows),
            "faulty": sum(bool(row.faults) for row in rows),
            "action": request.POST["action"],
            "ticked": ACTION_CHECKBOX_NAME,
            "media": self.media,
        }
        return self._page(request, "claim/bulk", context)

    def _do(self, request: HttpRequest, form: BulkForm, rows: Sequence[Row]) -> None:
        changed = [row.claim for row in rows if row.changes]
        Claim.objects.bulk_update(changed, (*Claim.FOUND, *EditForm.SETS))
        if changed:
            LogEntry.objects.log_actions(cast("User", request.user).pk, changed, CHANGE, form.said())
        done = ngettext("%(count)s claim: %(done)s", "%(count)s claims: %(done)s", len(changed))
        messages.success(request, done % {"count": len(changed), "done": form.said()})


def _locked(queryset: QuerySet[Claim]) -> list[Claim]:
    """The claims, for nobody else to change meanwhile; one more than is allowed where there are more."""
    ticked = list(queryset.values_list("pk", flat=True)[: MOST + 1])
    claims = Claim.objects.filter(pk__in=ticked).select_related("provider", "source", "site", "verified_by")
    return list(claims.select_for_update(of=("self",)))


def _too_many(count: int) -> str:
    said = gettext("You ticked %(count)s claims, and at most %(most)s are looked at at once: filter the list further.")
    return said % {"count": count, "most": MOST}


def _row(claim: Claim, form: BulkForm, user: User) -> Row:
    changes = form.change(claim, user)
    return Row(claim, tuple(changes), tuple(_fault(*fault) for fault in claim.faults()))


def _fault(key: str, expected: str, got: str) -> str:
    said = {"label": Claim.label(key), "expected": expected.removesuffix(" or null"), "got": got}
    return gettext("%(label)s: expected %(expected)s, got %(got)s") % said
