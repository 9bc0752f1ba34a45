"""Saving a page of the admin: once, however often its button is pressed, and never over what the page did not show.

Two curators may have the same page open: whoever saves second is told, and undoes nothing. The second press of a button
gets the answer of the first one, and does nothing.
"""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.models import Session
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from providers import queries
from providers.admin_base import ModelAdmin, ModelForm
from providers.bases import Recorded
from providers.catalogue import canonical
from providers.models import Claim, Provider, Site, Source

FIELD, OVERTAKEN = "seen", "overtaken"
# In the session: what was sent last, the row that it saved, and how that stood then.
LAST = "saved_last"
# What may differ between two presses on one page.
ASIDE = frozenset({"csrfmiddlewaretoken", "_save", "_addanother", "_continue"})


def shown(row: Recorded) -> str:
    """What the page of a working row shows of it, as a digest: another one means that it was changed since."""
    if isinstance(row, Claim):
        return row.shown
    if isinstance(row, Provider):
        said: list[object] = [queries.working_rows({row.slug})[row.slug]]
    else:
        said = [str(row), row.row()]
    if isinstance(row, Site):
        said += [one.row() for children in (row.identifiers, row.records) for one in children.all()]
    return canonical.digest(canonical.text(said))[:16]


def _stored(row: Recorded) -> Recorded:
    stored: Recorded = type(row)._default_manager.get(pk=row.pk)  # noqa: SLF001 (public, despite its name)
    return stored


def _hold(row: Any) -> None:
    """Let nobody else save the same provider, or its claims, before this transaction ends."""
    owner = row.pk if isinstance(row, Provider) else row.provider_id
    for rows in (Provider.objects.filter(pk=owner), Claim.objects.filter(provider=owner)):
        list(rows.select_for_update(of=("self",)).values_list("pk"))


class OvertakenForm(ModelForm):
    """Refuses what was typed over something else than what is stored now."""

    def clean(self) -> dict[str, Any] | None:
        """A page that does not say what it showed is no page of this site, and is taken at its word.

        Where a claim or a source is sent as it is stored, a button was pressed twice, and nothing is undone.
        """
        seen, is_alone = self.data.get(FIELD), isinstance(self.instance, Claim | Source)
        if seen and self.instance.pk and (self.has_changed() or not is_alone):
            _hold(self.instance)
            if seen != shown(_stored(self.instance)):
                said = _(
                    "This was edited meanwhile, and nothing was saved. Look at it in another tab: to save here once "
                    "more puts what stands here in its place."
                )
                raise ValidationError(said, OVERTAKEN)
        return super().clean()


class Saving(ModelAdmin):
    """Lets the page of a row remember what it showed, and the session what was saved last.

    Files are not looked at, so a page that sends one is not held back. The first press may still be on its way: the
    second waits for the row of their session, and then reads it anew.
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

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Ask first whether anybody was faster."""
        form: Any = super().get_form(request, obj, *args, **kwargs)
        return type(form.__name__, (OvertakenForm, form), {"Meta": form.Meta}) if obj else form

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,  # noqa: FBT001, FBT002 (Django's own)
        change: bool = False,  # noqa: FBT001, FBT002 (Django's own)
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        """Hand over what the page shows: as it was opened, or as it is now once that was told."""
        form, seen = context["adminform"].form, ""
        if form.is_bound and not form.has_error(NON_FIELD_ERRORS, OVERTAKEN):
            seen = request.POST.get(FIELD, "")
        elif obj and self.has_change_permission(request, obj):
            seen = shown(_stored(obj) if form.is_bound else obj)
        return super().render_change_form(request, context | {FIELD: seen}, add, change, form_url, obj)


def _last(request: HttpRequest) -> tuple[str, int | None, str]:
    held = Session.objects.select_for_update().filter(pk=request.session.session_key).first()
    sent, pk, stood = held.get_decoded().get(LAST, ("", None, "")) if held else ("", None, "")
    return sent, pk, stood


def _remember(request: HttpRequest, row: Recorded) -> None:
    """Write it with the row itself, as the second press does not wait for the end of this request."""
    stored = _stored(row)
    request.session[LAST] = _digest(request), stored.pk, shown(stored)
    request.session.save()


def _digest(request: HttpRequest) -> str:
    sent = [[name, values] for name, values in sorted(request.POST.lists()) if name not in ASIDE]
    return canonical.digest(canonical.text([request.get_full_path(), sent]))
