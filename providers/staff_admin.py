"""Accounts and the log in the admin: an administrator makes accounts and gives roles, and never makes a superuser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from providers.admin_base import ModelAdmin, ReadOnly, Slim

if TYPE_CHECKING:  # Django's own class takes no type
    Accounts = UserAdmin[User]
else:
    Accounts = UserAdmin

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(Accounts):
    """Accounts. Who may change them could make itself a superuser, or set the password of one: both are refused."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Rights come with roles, and only a superuser makes a superuser."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else (*fields, "is_superuser", "user_permissions")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Leave superusers to superusers."""
        return _may_touch(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Leave superusers to superusers."""
        return _may_touch(request, obj) and super().has_delete_permission(request, obj)


def _may_touch(request: HttpRequest, account: User | None) -> bool:
    return bool(request.user.is_superuser or not (account and account.is_superuser))


@admin.register(LogEntry)
class LogAdmin(ReadOnly, Slim, ModelAdmin):
    """Who did what in the admin, newest first."""

    list_display = ("action_time", "user", "content_type", "object_repr", "said")
    list_display_links = None
    list_per_page = 50
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr", "change_message", "user__username")

    @admin.display(description=_("what"))
    def said(self, entry: LogEntry) -> str:
        """The message in words; that of a deletion may be empty."""
        return entry.get_change_message() or str(entry)
