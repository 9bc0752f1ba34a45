"""What the pages of the admin are made from: Django's own classes, with a type, and what several of ours share."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.forms import Media
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

if TYPE_CHECKING:  # Django's own classes take no type
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    from django.contrib.admin import ModelAdmin, TabularInline
    from django.forms import BaseInlineFormSet as InlineFormSet
    from django.forms import ModelForm

__all__ = ["InlineFormSet", "ModelAdmin", "ModelForm", "Pages", "ReadOnly", "Slim", "TabularInline", "with_query"]

SCRIPTS = ("vendor/jquery/jquery.min.js", "jquery.init.js", "core.js", "admin/RelatedObjectLookups.js", "actions.js")


class Slim:
    """Leaves out what writes a slug while a name is typed: nothing here does, and it is 39 of a page's 130 KB."""

    @property
    def media(self) -> Media:
        """The scripts of lists and forms; a page adds those of its filters and inlines."""
        return Media(js=[f"admin/js/{name}" for name in SCRIPTS])


class ReadOnly:
    """Nothing is added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    has_change_permission = has_delete_permission = has_add_permission


class Pages(ModelAdmin):
    """Shows pages that Django does not have, in the frame of its own."""

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        """A page by its template below `admin/providers`."""
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/providers/{name}.html", whole)


def with_query(request: HttpRequest, query: QueryDict) -> HttpRequest:
    """The request as it would be with other parameters in its address."""
    asked = copy(request)
    asked.GET = query  # type: ignore[assignment]
    return asked
