"""Plain builders of what others tell the curators."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from providers import actions, correction_actions
from providers.choices import Decision
from providers.correction_actions import Answer
from providers.models import Proposal, Provider, ProviderLink
from tests.builders import make_row, make_rows

WHO = "reporter@example.org"


def publish() -> Provider:
    """Publish one provider: it makes tablets, and nothing is known of any injectable form."""
    actions.import_rows(data=make_rows(make_row()))
    return Provider.objects.get()


def make_user(name: str = "one") -> User:
    """Make an account."""
    return User.objects.create_user(name)


def make_link(provider: Provider, **changes: Any) -> str:
    """Make a private link, and change it afterwards; its token."""
    token = correction_actions.make_link(provider=provider, user=make_user("maker"))
    ProviderLink.objects.filter(revoked_at=None).update(**changes or {"created_at": timezone.now()})
    return token


def make_answer(**changes: Any) -> Answer:
    """Make an answer: yes, it freeze-dries."""
    said = {
        "kind": "technology",
        "code": "lyophilisation",
        "reply": "yes",
        "detail": "Two freeze dryers at Site 1",
        "source_title": "Our plant",
        "source_url": "https://example.org/plant",
        "as_of": "2026-05",
    }
    return Answer(**said | changes)


def make_proposal(provider: Provider, **changes: Any) -> Proposal:
    """Let a provider have answered through a link."""
    make_link(provider)
    correction_actions.answer(link=ProviderLink.objects.get(), answers=[make_answer(**changes)])
    return Proposal.objects.get()


def decide(told: Any, decision: Decision, reason: str = "Made up for a test.") -> User:
    """Decide about it as a new account."""
    user = make_user("decider")
    correction_actions.decide(told=told, decision=decision, reason=reason, user=user)
    return user
