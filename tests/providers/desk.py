"""A curator at the admin, over one provider in the working tables."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from providers.models import Claim


def sign_in(client: Client, *roles: str, name: str = "curator") -> User:
    """Sign somebody of the staff in, with these roles."""
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    client.force_login(user)
    return user


def page(name: str, row: Model | None = None) -> str:
    """The address of an admin page."""
    return reverse(f"admin:providers_{name}", args=[row.pk] if row else [])


def claim(kind: str = "dosage_form") -> Claim:
    """The claim of one kind."""
    return Claim.objects.get(kind=kind)


def values(form: Any, **changes: str) -> dict[str, str]:
    """What a browser would post from a form, with some fields changed."""
    typed = {bound.html_name: bound.value() for bound in form}
    return {name: str(value) for name, value in typed.items() if value is not None and value is not False} | changes
