"""The documents of a result: for the committee, to work with, to send out."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from . import access, document_actions
from .documents.schema import result_schema as schema
from .hand_out import hand_out, order_of
from .order import Kind


@require_safe
def document(
    request: HttpRequest, assessment_id: UUID, result_id: UUID, kind: Kind, provider: str = ""
) -> HttpResponseBase:
    """One document of a stored result, or a page that says why there is none yet."""
    entry = access.get_or_404(request, assessment_id, "read", result_id)
    # What was made before is handed out without reading what it was made of.
    result = get_object_or_404(entry.assessment.results.defer("content"), pk=result_id)
    order = order_of(request, kind, provider)
    return hand_out(
        request,
        lambda: document_actions.document(result=result, order=order),
        name=lambda paper: order.name(f"{result.created_at:%Y-%m-%d}-{paper.short_id}"),
        media_type=order.format.media_type,
        back=reverse("selector:stored_result", args=[assessment_id, result_id]),
    )


@cache_control(public=True, max_age=3600)
@require_safe
def result_schema(request: HttpRequest) -> JsonResponse:
    """The JSON Schema of the result, for programs that read it."""
    return JsonResponse(schema(), content_type="application/schema+json")
