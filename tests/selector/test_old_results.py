"""Old results open with their own Revision, and can be computed again to the same hash, whatever is published later."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from providers import actions as catalogue_actions
from providers import planning
from providers import queries as catalogue_queries
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim, Revision
from selector import actions, queries
from selector.assessment.assess import record
from selector.assessment.inputs import parse_inputs
from selector.assessment.record import sha256
from selector.models import Result
from tests.selector.visits import ANSWERS, at, body, make_catalogue, started

pytestmark = pytest.mark.django_db


def computed_again(result: Result) -> str:
    """The hash of what its stored inputs come to with its own Revision on its own day."""
    stored = json.loads(result.content)
    facts = catalogue_queries.revision(result.revision_sha256).facts
    inputs = parse_inputs(stored["inputs"], load_vocabulary())
    return sha256(record(inputs, facts, result.revision_sha256, result.record.date).to_json())


def publish_findings(user: User) -> None:
    """Confirm, dispute, retire and end the claims of every provider in turn, and publish that."""
    past = f"{timezone.now() - timedelta(days=1):%Y-%m-%d}"
    for number, claim in enumerate(Claim.objects.select_related("source", "site")):
        decide = (claim.confirm, lambda user, claim=claim: claim.dispute(f"Doubt of {user}."))[number % 2]
        decide(user)
        if number % 3 == 0:
            claim.retire("Wrong.")
        elif claim.kind == "regulator":
            claim.valid_until = past
        claim.save()
    catalogue_actions.publish(user=user, note="Findings.")


def test_an_old_result_opens_and_is_computed_again_after_findings_were_published(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    old = actions.see_result(assessment=assessment, catalogue=make_catalogue())
    publish_findings(User.objects.create_superuser("admin"))
    new = actions.see_result(assessment=assessment, catalogue=queries.published_catalogue())
    assert old.revision_sha256 != new.revision_sha256
    assert old.record.result.shortlist != new.record.result.shortlist
    for result in (old, new):
        page = client.get(at(assessment, f"results/{result.pk}"))
        assert page.status_code == 200
        assert result.record.result.shortlist.ranking[0].name in body(page)
        assert computed_again(result) == result.sha256


def test_a_result_is_the_same_again_once_its_revision_is_restored_and_published(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    old = actions.see_result(assessment=assessment, catalogue=make_catalogue())
    first, user = Revision.objects.get(), User.objects.create_superuser("admin")
    publish_findings(user)
    catalogue_actions.restore(user=user, revision=first, sha256=planning.restore_plan(first).sha256)
    catalogue_actions.publish(user=user, note="Back.")
    new = actions.see_result(assessment=assessment, catalogue=queries.published_catalogue())
    assert old.record.result == new.record.result
    assert computed_again(old) == old.sha256
