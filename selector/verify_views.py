"""Where a document is confirmed: its kind, day, hash, size, and unless it is a letter, whether it still stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import document_queries
from .documents.stamp import read_id
from .models import Document
from .verify_forms import HashForm, IdForm


@never_cache
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the id of a document."""
    form = IdForm(request.GET if "id" in request.GET else None)
    if form.is_valid():
        return redirect("selector:verify_document", form.cleaned_data["id"])
    return _unlisted(render(request, "selector/verify.html", {"form": form}))


@never_cache
@require_safe
def verify_document(request: HttpRequest, written: str) -> HttpResponse:
    """Confirm one document to whoever holds it. Nobody guesses the 60 bits of an id, so that no tries are counted."""
    identity = read_id(written)
    if identity and identity != written:
        return redirect(reverse("selector:verify_document", args=[identity], query=request.GET))
    if identity == document_queries.OFF_RECORD:
        return _unlisted(render(request, "selector/verify_sample.html"))
    found = document_queries.by_id(identity) if identity else None
    if found is None:
        context = {"form": IdForm(initial={"id": written}), "written": written}
        return _unlisted(render(request, "selector/verify.html", context, status=404))
    return _unlisted(render(request, "selector/verify_document.html", _confirmed(request, found)))


def _confirmed(request: HttpRequest, document: Document) -> dict[str, object]:
    check = HashForm(request.GET if "sha256" in request.GET else None)
    matches = check.cleaned_data["sha256"] == document.sha256 if check.is_valid() else None
    # Whoever holds a letter is a provider, whom the sponsor's verdict does not concern, and perhaps one of the first.
    standing = "" if document.kind == Document.Kind.RFI else document_queries.standing(document.result)
    return {"document": document, "form": check, "matches": matches, "standing": standing}


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Keep a page out of the lists of search engines."""
    response["X-Robots-Tag"] = "noindex"
    return response
