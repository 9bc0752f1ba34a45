"""A page of the catalogue's admin, sent after its session has ended: its user signs in on the way, losing nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

# The fields to sign in with go beside those of the page that was sent, so they are named apart.
PREFIX = "signed_out"
# Whose pages: those of accounts hold passwords, which are not sent back.
OURS = "providers_"


class KeepTyped:
    """Asks for the password in place of the page that was sent, whose fields wait hidden in the form.

    It comes after the check that the form is one of this site's, which would not know a token that signing in has
    made anew.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Leave the request as it is."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Sign in who sent a page of the catalogue with their password, or ask for that; leave all others alone."""
        at = request.resolver_match
        if request.method != "POST" or request.user.is_authenticated or at is None or at.app_name != "admin":
            return None
        if not str(at.url_name).startswith(OURS):
            return None
        typed = request.POST.copy()
        own = {name: typed.pop(f"{PREFIX}-{name}", [None])[-1] for name in ("username", "password")}
        form = AdminAuthenticationForm(request, own if own["password"] is not None else None)
        if form.is_valid():
            login(request, form.get_user())
            request.POST = typed  # type: ignore[assignment]
            return None
        typed.pop("csrfmiddlewaretoken", None)
        context = {
            **admin.site.each_context(request),
            "title": _("Log in"),
            "form": form,
            "prefix": PREFIX,
            "typed": list(typed.lists()),
            "has_files": bool(request.FILES),
        }
        return TemplateResponse(request, "admin/signed_out.html", context)
