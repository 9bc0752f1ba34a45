"""A page of questions: shown, saved by the sponsor as a whole, and saved by itself after each change."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from . import access, actions, pages, queries
from .actions import ConflictError
from .fields import BoundQuestion
from .forms import ExpectationForm, SectionForm
from .htmx import HtmxHttpRequest
from .links import render_with_link
from .method.questions import Question
from .models import Assessment
from .pages import Page
from .report.so_far import so_far


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HtmxHttpRequest, assessment_id: UUID, key: str) -> HttpResponse:
    """One page of questions. Its sponsor saves it as a whole or not at all; by itself it saves what it can."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    page = pages.get(assessment, key)
    if page is None:
        raise Http404
    form = SectionForm(assessment, page, request.POST if request.method == "POST" else None)
    by_itself = form.is_bound and bool(request.htmx)
    if form.is_valid() or by_itself:
        try:
            assessment = actions.save_section(
                assessment=assessment,
                asked=form.acceptable,
                answers=form.answers,
                version=form.version,
                outdated=form.outdated,
            )
        except ConflictError as conflict:
            form.show_conflict(conflict)
        else:
            if not by_itself:
                return redirect(_after(request, assessment, page, form))
    return (_saved_by_itself if by_itself else _section_page)(request, assessment, page, form)


def _after(request: HttpRequest, saved: Assessment, page: Page, form: SectionForm) -> str:
    """Where a save leads: out, back to a question that it revealed, back to the review, or on."""
    if "leave" in request.POST:
        return reverse("selector:renew_link", args=[saved.pk])
    from_review = request.GET.get("from") == "review"
    revealed = _revealed(saved, page, [key for key in form.shown if key not in form.unseen])
    if revealed:
        _say_what_follows(request, saved, revealed)
        return f"{pages.address(saved, page)}{'?from=review' if from_review else ''}#id_{revealed[0].key}"
    if from_review:
        messages.success(request, _("Saved."))
        return pages.address(saved, None)
    return pages.address(saved, pages.neighbours(saved, page)[1])


def _revealed(saved: Assessment, page: Page, shown: Collection[str]) -> list[Question]:
    """The questions of the page that the answers just saved have brought, beside those that it showed."""
    visible = saved.reading.visible
    return [question for question in page.questions if question in visible and question.key not in shown]


def _say_what_follows(request: HttpRequest, saved: Assessment, revealed: list[Question]) -> None:
    """Say that all is saved, and why the page comes back all the same, with a link to each question."""
    says = ngettext(
        "Saved. One more question follows from your answers: {names}.",
        "Saved. {count} more questions follow from your answers: {names}.",
        len(revealed),
    )
    short = ((question.key, saved.texts.question[question.key].short) for question in revealed)
    names = format_html_join(", ", '<a href="#id_{}">{}</a>', short)
    messages.info(request, format_html(says, count=len(revealed), names=names))


def _put_in(saved: Assessment, page: Page, shown: Collection[str]) -> list[tuple[BoundQuestion, str]]:
    """The questions that a save has brought, each with the key of the one before which it goes, "" for the end.

    They have their place in the order of the page, so below the answer that asks for them.
    """
    form, order = SectionForm(saved, page), [question.key for question in page.questions]
    brought = []
    for question in _revealed(saved, page, shown):
        after = order[order.index(question.key) + 1 :]
        brought.append((form.question(question.key), next((key for key in after if key in shown), "")))
    return brought


def _section_page(request: HttpRequest, assessment: Assessment, page: Page, form: SectionForm) -> HttpResponse:
    context = _where(assessment, page) | {
        "form": form,
        "page": page,
        "before": pages.neighbours(assessment, page)[0],
        "ask": ExpectationForm() if page.key == "shortlist" and not assessment.results.exists() else None,
        "crumbs": pages.crumbs(assessment, page.title),
    }
    return render_with_link(request, assessment, "selector/section.html", context)


def _saved_by_itself(request: HttpRequest, saved: Assessment, page: Page, form: SectionForm) -> HttpResponse:
    """What a save by itself changes on the page: no question that it shows, but those that follow are put in."""
    if form.conflicts:
        return render(request, "selector/conflict.html", {"names": form.named(form.conflicts)})
    left = [key for key in form.changed if key in form.errors]
    brought = _put_in(saved, page, form.shown)
    context = _where(saved, page) | {
        "form": form,
        "version": saved.version,
        "now": timezone.now(),
        "left": form.named(left),
        "brought": brought,
        "names": form.named(field.name for field, _ in brought),
    }
    return trigger_client_event(render(request, "selector/saved.html", context), "saved", {"except": left})


def _where(assessment: Assessment, page: Page) -> dict[str, object]:
    """Where one stands: among the pages, in the questions, and with the verdict."""
    reading = assessment.reading
    pen = queries.pen(assessment.method_version)
    return {
        "sections": pages.steps(assessment, reading, pages.way(assessment), page),
        "more": pages.steps(assessment, reading, pages.more(assessment), page),
        "progress": pages.progress(assessment, reading, page),
        "so_far": so_far(reading, assessment.inputs.decision_weights, pen),
    }
