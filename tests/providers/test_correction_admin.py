"""Curators decide about what others told, and make private links of providers."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from providers import correction_actions
from providers.choices import Decision
from providers.models import Claim, Correction, Proposal, ProviderLink
from tests.providers.desk import page, sign_in
from tests.providers.told import WHO, decide, make_proposal, publish

pytestmark = pytest.mark.django_db

DECISION = {"decision": "accepted", "why": "Made up for a test."}


def make_report(words: str = "The town is another one.") -> Correction:
    return correction_actions.report(slug="plain-tablets", words=words, email=WHO)


def linked(client: Client, provider: Any, name: str = "make") -> Any:
    return client.post(f"/admin/providers/provider/{provider.pk}/link/", {name: ""}, follow=True)


@pytest.mark.parametrize("role", ["curator", "approver"])
def test_it_lists_what_is_open_first_with_the_way_to_the_claims(client: Client, role: str) -> None:
    provider = publish()
    make_report("Older and open")
    decide(make_report("Newer and decided"), Decision.REFUSED)
    sign_in(client, role)
    shown = client.get(page("correction_changelist")).content.decode()
    assert shown.index("Older and open") < shown.index("Newer and decided")
    assert page("provider_change", provider) in shown


@pytest.mark.parametrize("name", ["correction_changelist", "proposal_changelist"])
def test_a_reader_may_not_look(client: Client, name: str) -> None:
    sign_in(client, "reader")
    assert client.get(page(name)).status_code == 403


@pytest.mark.parametrize("role", ["curator", "approver"])
def test_what_a_provider_answered_goes_with_it_and_is_counted_before(client: Client, role: str) -> None:
    proposal = make_proposal(publish())
    sign_in(client, role)
    address = page("provider_delete", proposal.provider)
    assert "<li>Answers of providers: 1</li>" in client.get(address).content.decode()
    assert client.post(page("proposal_delete", proposal), {"post": "yes"}).status_code == 403
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("name", ["correction", "proposal"])
def test_nobody_adds_what_others_tell(client: Client, name: str) -> None:
    sign_in(client, "curator")
    assert client.get(page(f"{name}_add")).status_code == 403


def test_a_report_is_decided_with_a_reason_and_its_address_goes(client: Client) -> None:
    publish()
    report = make_report()
    user = sign_in(client, "curator")
    shown = client.get(page("correction_change", report)).content.decode()
    assert WHO in shown
    assert "The town is another one." in shown
    assert client.post(page("correction_change", report), DECISION).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.reason, report.decided_by, report.email) == ("accepted", DECISION["why"], user, "")
    assert LogEntry.objects.get().change_message == "accepted: Made up for a test."
    assert WHO not in client.get(page("correction_change", report)).content.decode()


@pytest.mark.parametrize("changes", [{"decision": ""}, {"decision": "open"}, {"why": " "}])
def test_a_decision_needs_a_reason(client: Client, changes: dict[str, str]) -> None:
    publish()
    report = make_report()
    sign_in(client, "curator")
    assert client.post(page("correction_change", report), DECISION | changes).status_code == 200
    report.refresh_from_db()
    assert (report.state, report.email) == ("open", WHO)


def test_a_decision_pressed_twice_is_made_once(client: Client) -> None:
    proposal = make_proposal(publish())
    sign_in(client, "curator")
    for _ in range(2):
        response = client.post(page("proposal_change", proposal), DECISION, follow=True)
    assert "This was decided already." in response.content.decode()
    assert Claim.objects.filter(kind="technology").count() == 1


def test_a_decision_that_is_overtaken_on_its_way_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = make_proposal(publish())
    sign_in(client, "curator")
    decided = correction_actions.decide

    def overtaken(**said: Any) -> None:
        decided(**said | {"decision": Decision.REFUSED})
        decided(**said)

    monkeypatch.setattr(correction_actions, "decide", overtaken)
    shown = client.post(page("proposal_change", proposal), DECISION, follow=True).content.decode()
    assert "This was decided already." in shown
    assert not Claim.objects.filter(kind="technology").exists()


def test_who_may_not_add_a_claim_decides_about_no_answer(client: Client) -> None:
    proposal = make_proposal(publish())
    user = sign_in(client)
    held = Permission.objects.filter(codename__in=["view_proposal", "change_proposal"])
    user.user_permissions.set(held)
    assert client.get(page("proposal_change", proposal)).status_code == 200
    assert client.post(page("proposal_change", proposal), DECISION).status_code == 403


def test_an_accepted_answer_is_a_claim_of_the_draft_and_its_curator_edited_last(client: Client) -> None:
    proposal = make_proposal(publish())
    user = sign_in(client, "curator")
    assert client.post(page("proposal_change", proposal), DECISION).status_code == 302
    claim = Claim.objects.get(kind="technology")
    assert LogEntry.objects.get(content_type__model="claim").user == user
    assert claim.evidence == "provider_statement"


def test_a_decision_says_what_came_of_it(client: Client) -> None:
    provider = publish()
    proposal, report = make_proposal(provider), make_report()
    sign_in(client, "curator")
    address = page("correction_change", report)
    assert f'<a href="mailto:{WHO}">{WHO}</a>' in client.get(address).content.decode()
    told = [client.post(page(f"{name}_change", row), DECISION, follow=True) for name, row in
            (("correction", report), ("proposal", proposal))]  # fmt: skip
    verify = f"/admin/providers/claim/{Claim.objects.get(kind='technology').pk}/verify/"
    assert [str(next(iter(response.context["messages"]))) for response in told] == [
        f"{provider}: accepted. ",
        f'{provider}: accepted. It is a claim of the draft now, not confirmed yet: <a href="{verify}">verify it</a>.',
    ]


def test_what_the_rules_refuse_is_said_and_nothing_is_written(client: Client) -> None:
    proposal = make_proposal(publish())
    Proposal.objects.update(code="unheard_of")
    sign_in(client, "curator")
    shown = client.post(page("proposal_change", proposal), DECISION).content.decode()
    assert "a code of technology" in shown
    proposal.refresh_from_db()
    assert proposal.state == "open"
    assert client.post(page("proposal_change", proposal), DECISION | {"decision": "refused"}).status_code == 302


@pytest.mark.parametrize("name", ["correction_changelist", "proposal_changelist"])
def test_its_lists_ask_12_queries(
    client: Client, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_proposal(publish())
    make_report()
    sign_in(client, "curator")
    with django_assert_max_num_queries(12):
        assert client.get(page(name)).status_code == 200


def test_a_link_is_shown_once_and_opens_the_page_until_it_is_revoked(client: Client) -> None:
    provider = publish()
    sign_in(client, "curator")
    shown = linked(client, provider).content.decode()
    (address,) = re.findall(r"http://testserver(/providers/answer/[\w-]{43})", shown)
    assert address not in client.get(f"/admin/providers/provider/{provider.pk}/link/").content.decode()
    assert Client().get(address).status_code == 200
    assert "The private link is revoked." in linked(client, provider, "revoke").content.decode()
    assert Client().get(address).status_code == 404
    assert ProviderLink.objects.count() == 1


def test_only_curators_make_links(client: Client) -> None:
    provider = publish()
    sign_in(client, "reader")
    assert linked(client, provider).status_code == 403
    assert not ProviderLink.objects.exists()
