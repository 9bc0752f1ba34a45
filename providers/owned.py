"""Rows of a provider that have an admin page of their own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from providers import desk
from providers.admin_base import ModelAdmin, Slim
from providers.formsets import REFERENCES, owned_by
from providers.models import Provider
from providers.overtaking import Overtaken


class OwnedAdmin(Overtaken, Slim, ModelAdmin):
    """A row of a provider by itself; new ones are added on the provider's page."""

    readonly_fields = ("provider",)
    list_per_page = 50
    list_select_related = ("provider",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave that to the provider's page."""
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Offer what belongs to the same provider."""
        form = super().get_form(request, obj, *args, **kwargs)
        limit_to(self.owner(request, obj), form.base_fields)
        for name in REFERENCES.keys() & form.base_fields.keys():
            widget = form.base_fields[name].widget  # what it refers to has a page of its own
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return form

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Say which check of the desk made the list."""
        found = desk.words(request.GET.get("desk", ""), self.opts.model_name)
        told = {"title": found[0], "meaning": found[1]} if found else {}
        return super().changelist_view(request, told | (extra_context or {}))

    def owner(self, _request: HttpRequest, obj: Any) -> Provider:
        """Whose row it is."""
        provider: Provider = obj.provider
        return provider


def limit_to(provider: Provider, fields: dict[str, Any]) -> None:
    """Let a form choose among the sources and sites of its own provider only."""
    for name in REFERENCES.keys() & fields.keys():
        fields[name].queryset = owned_by(provider, name)
