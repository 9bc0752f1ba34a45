"""A button of the admin that is pressed twice: the second press gets the answer of the first one, and does nothing."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from providers.admin_base import ModelAdmin
from providers.bases import Recorded
from providers.catalogue import canonical
from providers.shown import shown

# In the session: what was sent last, the row that it saved, and how that stood then.
LAST = "saved_last"
# What may differ between two presses on one page.
ASIDE = frozenset({"csrfmiddlewaretoken", "_save", "_addanother", "_continue"})


class PressedTwice(ModelAdmin):
    """Remembers in the session what was saved last. Files are not looked at, so a page that sends one is not held back.

    The first press may still be on its way: the second waits for the row of their session, and then reads it anew.
    """

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        """Save a page once, as long as nobody has changed since what that saved."""
        if request.method != "POST" or request.FILES:
            return super().changeform_view(request, object_id, *args, **kwargs)
        with transaction.atomic():
            sent, pk, stood = _last(request)
            row = self.get_queryset(request).filter(pk=pk).first() if sent == _digest(request) else None
            if row is None or shown(row) != stood:
                return super().changeform_view(request, object_id, *args, **kwargs)
            respond = self.response_change if object_id else self.response_add
            return respond(request, row)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remember what was added."""
        _remember(request, obj)
        return super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Remember what was changed."""
        _remember(request, obj)
        return super().response_change(request, obj)


def _last(request: HttpRequest) -> tuple[str, int | None, str]:
    held = Session.objects.select_for_update().filter(pk=request.session.session_key).first()
    sent, pk, stood = held.get_decoded().get(LAST, ("", None, "")) if held else ("", None, "")
    return sent, pk, stood


def _remember(request: HttpRequest, row: Recorded) -> None:
    """Write it with the row itself, as the second press does not wait for the end of this request."""
    stored = type(row)._default_manager.get(pk=row.pk)  # noqa: SLF001 (public, despite its name)
    request.session[LAST] = _digest(request), stored.pk, shown(stored)
    request.session.save()


def _digest(request: HttpRequest) -> str:
    sent = [[name, values] for name, values in sorted(request.POST.lists()) if name not in ASIDE]
    return canonical.digest(canonical.text([request.get_full_path(), sent]))
