"""The documents of a result: for the committee, to work with, to send out."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from . import access, document_actions, document_queries
from .documents.schema import result_schema as schema
from .hand_out import hand_out, known, order_of
from .models import Assessment
from .order import Kind, Order, Paper


@require_safe
def document(
    request: HttpRequest, assessment_id: UUID, result_id: UUID, kind: Kind, provider: str = ""
) -> HttpResponseBase:
    """One document of a stored result, or a page that says why there is none yet."""
    entry = access.get_or_404(request, assessment_id, "read", result_id, log=False)
    order = order_of(request, kind, provider)

    def paper() -> Paper:
        """Log it when there is something to show: a page that asks again until then would be logged each time."""
        stored = document_queries.paper(assessment_id, result_id, order, known(request))
        found = stored or _made(entry.assessment, result_id, order)
        if entry.is_reader:
            access.log_opening(request, entry.assessment)
        return found

    name, back = (lambda made: order.name(f"{made.day}-{made.short_id}")), "selector:stored_result"
    return hand_out(request, order, paper, name=name, back=reverse(back, args=[assessment_id, result_id]))


def _made(assessment: Assessment, result_id: UUID, order: Order) -> Paper:
    """A document that nobody asked for before."""
    result = get_object_or_404(assessment.results.defer("content"), pk=result_id)
    document = document_actions.document(result=result, order=order)
    return Paper(document.short_id, result.created_at.date(), document.sha256, document.content)


@cache_control(public=True, max_age=3600)
@require_safe
def result_schema(request: HttpRequest) -> JsonResponse:
    """The JSON Schema of the result, for programs that read it."""
    return JsonResponse(schema(), content_type="application/schema+json")
