"""What is kept of what others tell, and what becomes of it once a curator has decided."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from providers import correction_actions, planning, queries
from providers.choices import Decision
from providers.correction_actions import DecidedError, TooManyError
from providers.models import Claim, Correction, Proposal, ProviderLink, Source
from tests.providers.told import WHO, decide, make_answer, make_link, make_proposal, make_user, publish

pytestmark = pytest.mark.django_db

SLUG = "plain-tablets"


def make_report(**changes: str) -> Correction:
    return correction_actions.report(**{"slug": SLUG, "words": "The town is another one.", "email": WHO} | changes)


def test_a_report_waits_with_the_words_the_claim_and_the_address() -> None:
    provider = publish()
    report = make_report(claim="Tablet: Made up")
    assert (report.provider, report.slug, report.claim, report.email) == (provider, SLUG, "Tablet: Made up", WHO)
    assert Correction.waiting().get() == report


def test_a_report_outlives_its_provider() -> None:
    provider = publish()
    report = make_report()
    provider.delete()
    report.refresh_from_db()
    assert (report.provider, report.slug) == (None, SLUG)


def test_an_eleventh_report_within_the_hour_is_refused_and_another_provider_is_not_concerned() -> None:
    publish()
    for number in range(correction_actions.MOST_REPORTS):
        make_report(words=f"Town {number}")
    with pytest.raises(TooManyError):
        make_report()
    make_report(slug="other-labs")
    Correction.objects.update(created_at=timezone.now() - correction_actions.WITHIN)
    make_report()


def test_reports_on_all_providers_together_have_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(correction_actions, "MOST_IN_ALL", 2)
    publish()
    for slug in ("a", "b"):
        make_report(slug=slug)
    with pytest.raises(TooManyError):
        make_report()


@pytest.mark.parametrize("decision", [Decision.ACCEPTED, Decision.REFUSED])
def test_a_decision_says_who_when_and_why_and_removes_the_address(decision: Decision) -> None:
    publish()
    report = make_report()
    user = decide(report, decision)
    report.refresh_from_db()
    assert (report.state, report.reason, report.decided_by) == (decision, "Made up for a test.", user)
    assert report.decided_at
    assert report.email == ""
    assert not Correction.waiting().exists()


def test_the_database_keeps_no_address_of_a_decided_report() -> None:
    publish()
    decide(report := make_report(), Decision.REFUSED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.filter(pk=report.pk).update(email=WHO)


@pytest.mark.parametrize("reason", ["accepted", "refused"])
def test_what_is_decided_is_decided_once(reason: str) -> None:
    publish()
    report = make_report()
    decide(report, Decision.REFUSED)
    with pytest.raises(DecidedError):
        correction_actions.decide(told=report, decision=Decision(reason), reason="Again", user=make_user())


def test_of_a_link_only_the_hash_is_stored_and_a_new_one_ends_the_old() -> None:
    provider = publish()
    old = make_link(provider)
    new = correction_actions.make_link(provider=provider, user=make_user())
    (link,) = ProviderLink.objects.live()
    assert link.token_sha256 == correction_actions.hashed(new) != correction_actions.hashed(old)
    assert len(new) == 43
    assert not ProviderLink.objects.filter(token_sha256__in=[old, new]).exists()
    assert link.expires_at - timezone.now() > timedelta(days=59)


def test_an_answer_changes_nothing_until_it_is_accepted() -> None:
    proposal = make_proposal(publish())
    assert proposal.state == Decision.OPEN
    assert Proposal.waiting().get() == proposal
    assert not planning.draft().plan.differing
    decide(proposal, Decision.REFUSED)
    assert not planning.draft().plan.differing


def test_an_accepted_answer_is_a_statement_of_the_provider_in_the_draft() -> None:
    provider = publish()
    user = decide(make_proposal(provider), Decision.ACCEPTED)
    claim = Claim.objects.get(kind="technology")
    assert claim.row() == {
        "kind": "technology",
        "code": "lyophilisation",
        "detail": "Two freeze dryers at Site 1",
        "source": f"answer-{Proposal.objects.get().pk}",
        "evidence": "provider_statement",
        "status": "current",
        "as_of": "2026-05",
        "scope": "manufacturing",
    }
    assert claim.source.row() == {"url": "https://example.org/plant", "title": "Our plant", "published": None}
    assert LogEntry.objects.get(object_id=str(claim.pk)).user == user
    assert planning.draft().plan.differing == {provider.slug}
    assert "lyophilisation" not in str(queries.newest_rows())


def test_an_answer_on_an_authority_says_that_no_inspection_is_shown() -> None:
    decide(make_proposal(publish(), kind="regulator", code="jp_pmda"), Decision.ACCEPTED)
    assert Claim.objects.get(code="jp_pmda").outcome == "stated"


def test_a_source_that_the_provider_has_is_not_made_twice() -> None:
    proposal = make_proposal(publish(), source_url="https://example.org/s1")
    decide(proposal, Decision.ACCEPTED)
    assert Claim.objects.get(kind="technology").source == Source.objects.get()


def test_a_new_source_gets_a_key_that_is_free() -> None:
    provider = publish()
    proposal = make_proposal(provider)
    Source.objects.create(provider=provider, key=f"answer-{proposal.pk}", title="Made up")
    decide(proposal, Decision.ACCEPTED)
    assert Source.objects.filter(key=f"answer-{proposal.pk}-").exists()


def test_that_a_provider_does_not_do_something_is_accepted_without_a_claim() -> None:
    decide(make_proposal(publish(), reply="no"), Decision.ACCEPTED)
    assert not Claim.objects.filter(kind="technology").exists()


def test_an_answer_that_breaks_the_rules_of_the_catalogue_stays_open() -> None:
    proposal = make_proposal(publish())
    Proposal.objects.update(code="unheard_of")
    proposal.refresh_from_db()
    with pytest.raises(ValidationError):
        decide(proposal, Decision.ACCEPTED)
    proposal.refresh_from_db()
    assert proposal.state == Decision.OPEN
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("decision", "kept"),
    [(None, 0), (Decision.ACCEPTED, 0), (Decision.REFUSED, 1)],
    ids=["waits", "accepted", "refused"],
)
def test_only_what_was_refused_is_answered_anew_through_the_same_link(decision: Any, kept: int) -> None:
    proposal = make_proposal(publish())
    if decision:
        decide(proposal, decision)
    assert correction_actions.answer(link=ProviderLink.objects.get(), answers=[make_answer(detail="Three")]) == kept


def test_the_database_lets_one_answer_to_a_question_wait() -> None:
    proposal = make_proposal(publish())
    proposal.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        proposal.save()
