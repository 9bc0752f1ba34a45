"""The history of a claim in the admin: over Revisions, and by what was done in the admin itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from providers import queries
from providers.admin_base import ModelAdmin
from providers.catalogue.canonical import what_it_says
from providers.catalogue.claim_history import Step, steps
from providers.claim_forms import Change
from providers.models import Claim, Provider, Revision

MOST_EDITS = 50


@dataclass(frozen=True, slots=True)
class Remembering:
    """A step with the Revision that made it public; None for the draft. `is_oldest`: it may have come earlier."""

    step: Step
    revision: Revision | None
    is_oldest: bool

    @property
    def fields(self) -> list[Change]:
        """The fields of the step by their labels."""
        return [(Claim.label(field.key), field.old, field.new) for field in self.step.fields]


class Remembered(ModelAdmin):
    """Adds to the history of a claim what the Revisions tell, and the log of its provider's page."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show both above the claim's own log; who may not see the claim is refused there."""
        claim = self.get_object(request, unquote(object_id))
        found: dict[str, Any] = {}
        if claim and self.has_view_or_change_permission(request, claim):
            found = {"steps": list(_over_revisions(claim)), "edits": _provider_log(claim), "most": queries.EDITIONS}
        return super().history_view(request, object_id, {**(extra_context or {}), **found})


def _over_revisions(claim: Claim) -> Iterator[Remembering]:
    slug = claim.provider.slug
    rows = queries.working_rows({slug})[slug]["claims"]
    said = what_it_says(claim.row())
    row = next((row for row in rows if not claim.retired_at and what_it_says(row) == said), claim.row())
    editions = queries.editions(slug)
    for step in steps(row, [rows, *(edition.claims for edition in editions)]):
        revision = editions[step.edition - 1].revision if step.edition else None
        yield Remembering(step, revision, len(editions) == step.edition == queries.EDITIONS)


def _provider_log(claim: Claim) -> QuerySet[LogEntry]:
    """What was done on the page of its provider that names such a claim, or was done with the provider as a whole."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Provider), object_id=str(claim.provider_id)
    )
    # Its words may have been others then, and older entries have none.
    named = Q(change_message__contains=f'"{claim.name}"') | Q(change_message__contains=f'"{claim.name}, ')
    about = named | ~Q(change_message__startswith="[")
    return entries.filter(about).select_related("user").order_by("-pk")[:MOST_EDITS]
