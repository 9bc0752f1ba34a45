"""What others tell the curators: the report of an error, and a provider's answers behind its private link."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from providers import correction_actions, queries
from providers.catalogue.facts import ProviderFacts
from providers.catalogue.page import open_questions, provider_page
from providers.catalogue.problems import NothingPublishedError
from providers.catalogue.vocabulary import load_vocabulary
from providers.correction_forms import AnswerForm, ReportForm
from providers.models import ProviderLink

show_or_send = require_http_methods(["GET", "HEAD", "POST"])


def _published(slug: str) -> ProviderFacts:
    try:
        return queries.published().by_slug[slug]
    except (NothingPublishedError, KeyError) as error:
        raise Http404 from error


@never_cache
@show_or_send
def report_error(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what is wrong on the page of a provider, and keep it for the curators."""
    facts, status = _published(slug), 200
    form = ReportForm(facts, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            correction_actions.report(slug=slug, **form.cleaned_data)
        except correction_actions.TooManyError:
            form.add_error(None, _too_many())
            status = 429
        else:
            messages.success(request, gettext("Thank you. A curator will read it."))
            return redirect("providers:provider", slug)
    return render(request, "providers/report_error.html", {"form": form, "facts": facts}, status=status)


def _too_many() -> str:
    return gettext("Very many reports came in within an hour. Please send this one later.")


@never_cache
@show_or_send
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show a provider what the catalogue does not know of it, and keep what it answers for the curators."""
    links = ProviderLink.objects.live().select_related("provider")
    link = get_object_or_404(links, token_sha256=correction_actions.hashed(token))
    response = _answer(request, link, token)
    # The address is a key. Other sites are told nothing of it; to this one the form has to name where it comes from.
    response["Referrer-Policy"], response["X-Robots-Tag"] = "same-origin", "noindex, nofollow"
    return response


def _answer(request: HttpRequest, link: ProviderLink, token: str) -> HttpResponse:
    facts = _published(link.provider.slug)
    page = provider_page(facts, load_vocabulary(), timezone.now().date())
    groups = _forms(request, link, facts)
    forms = [form for group in groups.values() for form in group]
    wrong = [form for form in forms if form.errors]
    answers = [form.answer for form in forms if form.is_bound and not form.errors and form.answer]
    if answers and not wrong:
        _thank(request, correction_actions.answer(link=link, answers=answers))
        return redirect("providers:answer", token)
    context = {
        "page": page,
        "told": link.provider.proposals.all(),
        "link": link,
        "groups": groups,
        "wrong": wrong,
        "is_empty": request.method == "POST" and not wrong,
    }
    return render(request, "providers/answer.html", context)


def _forms(request: HttpRequest, link: ProviderLink, facts: ProviderFacts) -> dict[str, list[AnswerForm]]:
    """A form for each open question, by kind; also for one that was settled while its answer was on the way."""
    settled = correction_actions.settled_by(link)
    data = request.POST if request.method == "POST" else None
    groups = {
        kind: [
            form
            for form in (AnswerForm(question, data) for question in questions)
            if (form.question.kind, form.question.code) not in settled or form["reply"].value()
        ]
        for kind, questions in open_questions(facts, load_vocabulary(), timezone.now().date()).items()
    }
    return {kind: group for kind, group in groups.items() if group}


def _thank(request: HttpRequest, kept: int) -> None:
    if not kept:
        messages.info(request, gettext("These answers were here already."))
        return
    thanks = ngettext(
        "Thank you. %(count)s answer waits for a curator.", "Thank you. %(count)s answers wait for a curator.", kept
    )
    messages.success(request, thanks % {"count": kept})
