"""What is done with what others tell: reports of errors, private links of providers, their answers, the decisions."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from providers.choices import Decision, Evidence, Kind, Outcome, Reply
from providers.correction import LINK_LASTS
from providers.models import Claim, Correction, Proposal, Provider, ProviderLink, Source

TOKEN_BYTES = 32
# Of one provider, and of all together; more than that in an hour is no longer people reading a page.
MOST_REPORTS, MOST_IN_ALL, WITHIN = 10, 100, timedelta(hours=1)


class TooManyError(ValueError):
    """More reports came in within the hour than people write."""


class DecidedError(ValueError):
    """Somebody has decided already."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider says of one term: `reply` is a Reply; the texts are one line each, "" where nothing is said."""

    kind: str
    code: str
    reply: str
    detail: str = ""
    source_title: str = ""
    source_url: str = ""
    as_of: str = ""


@transaction.atomic
def report(*, slug: str, words: str, claim: str = "", email: str = "") -> Correction:
    """Keep a visitor's report for the curators; one that waits already is the same one sent twice.

    Raises TooManyError.
    """
    # Whoever holds the provider first goes first; the later one then counts what the first has written.
    provider = Provider.objects.select_for_update().filter(slug=slug).first()
    if same := Correction.waiting().filter(slug=slug, words=words, claim=claim, email=email).first():
        return same
    recent = Correction.waiting().filter(created_at__gt=timezone.now() - WITHIN)
    if recent.filter(slug=slug).count() >= MOST_REPORTS or recent.count() >= MOST_IN_ALL:
        raise TooManyError(slug)
    correction = Correction(provider=provider, slug=slug, words=words, claim=claim, email=email)
    correction.full_clean(validate_constraints=False)  # the database asks by itself
    correction.save()
    return correction


@transaction.atomic
def decide(*, told: Correction | Proposal, decision: Decision, reason: str, user: User) -> None:
    """Close a report, or an answer; what a provider does becomes a claim of the draft. Raises DecidedError."""
    if not type(told).waiting().select_for_update().filter(pk=told.pk).exists():
        raise DecidedError(str(told))
    if isinstance(told, Proposal) and told.reply == Reply.YES and decision == Decision.ACCEPTED:
        # The log tells who edited last, and with it who may publish.
        said = gettext("From an answer of the provider.")
        LogEntry.objects.log_actions(user.pk, [enter(told)], ADDITION, said)
    told.decide(decision, reason, user)
    told.full_clean(validate_constraints=False)
    told.save()


def enter(proposal: Proposal) -> Claim:
    """Add what an answer says to the draft, with its source where that is new. Raises ValidationError."""
    source = proposal.provider.sources.filter(url=proposal.source_url).first()
    if source is None:
        title, url = proposal.source_title, proposal.source_url
        source = Source(provider=proposal.provider, key=_free_key(proposal), url=url, title=title)
        source.full_clean()
        source.save()
    claim = Claim(
        provider=proposal.provider,
        kind=proposal.kind,
        code=proposal.code,
        detail=proposal.detail,
        source=source,
        evidence=Evidence.PROVIDER_STATEMENT,
        as_of=proposal.as_of,
        outcome=Outcome.STATED if proposal.kind == Kind.REGULATOR else "",
    )
    claim.full_clean()
    claim.save()
    return claim


def _free_key(proposal: Proposal) -> str:
    key = f"answer-{proposal.pk}"
    taken = set(proposal.provider.sources.filter(key__startswith=key).values_list("key", flat=True))
    while key in taken:
        key += "-"
    return key


@transaction.atomic
def make_link(*, provider: Provider, user: User) -> str:
    """Make the private link of a provider, in place of any before, and give its token: nobody can read it again."""
    revoke_links(provider=provider)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    until = timezone.now() + LINK_LASTS
    ProviderLink.objects.create(provider=provider, token_sha256=hashed(token), created_by=user, expires_at=until)
    return token


def revoke_links(*, provider: Provider) -> int:
    """Let no private link of a provider open anything any more, and tell how many did."""
    return provider.links.live().update(revoked_at=timezone.now())


def hashed(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def answer(*, link: ProviderLink, answers: Iterable[Answer]) -> int:
    """Keep what a provider answers for the curators, and tell how much of it is new.

    What waits, or was accepted since the link was made, stays as it is: the form may have been sent twice.
    """
    # Whoever holds the link first goes first; the later one then sees what is settled.
    ProviderLink.objects.select_for_update().get(pk=link.pk)
    kept = 0
    settled = settled_by(link)
    for one in answers:
        proposal = Proposal(provider=link.provider, **asdict(one))
        if (one.kind, one.code) not in settled:
            proposal.full_clean(validate_constraints=False)
            proposal.save()
            kept += 1
    return kept


def settled_by(link: ProviderLink) -> set[tuple[str, str]]:
    """Kind and code of what need not be answered now: a refused answer may come anew, and a new link asks anew."""
    settled = Q(state=Decision.OPEN) | Q(state=Decision.ACCEPTED, decided_at__gt=link.created_at)
    return set(link.provider.proposals.filter(settled).values_list("kind", "code"))
