"""The history of a claim: over Revisions with who and why, and by the log of the admin."""

from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.test import Client

from providers import actions, queries
from providers.models import Claim, Provider, Revision
from tests.builders import make_row, make_rows
from tests.providers.desk import claim, page, sign_in

pytestmark = pytest.mark.django_db


def history(client: Client) -> str:
    """What the history of the claim on tablets says."""
    text: str = client.get(page("claim_history", claim())).content.decode()
    return text


def test_it_tells_over_revisions_what_changed_with_who_and_why(client: Client) -> None:
    curator = sign_in(client, "curator")
    actions.import_rows(data=make_rows(), note="The first.")
    before = claim().detail
    Claim.objects.filter(pk=claim().pk).update(detail="Put <b>in</b> other words.")
    actions.publish(user=curator, note="Read again.")
    Claim.objects.filter(pk=claim().pk).update(as_of="2026-01")
    text = history(client)
    for told in (
        f"<del>{before}</del>",
        "<ins>Put &lt;b&gt;in&lt;/b&gt; other words.</ins>",
        '<td class="key">As of</td>',
        ", curator",
        "Read again.",
    ):
        assert told in text
    assert text.index("Not published yet") < text.index("Read again.") < text.index("The first.")


def test_it_tells_of_a_retired_claim_that_it_left(client: Client) -> None:
    sign_in(client, "curator")
    actions.import_rows(data=make_rows())
    retired = claim()
    retired.retire("Wrong.")
    retired.save()
    assert "left:" in history(client)


def test_it_adds_what_was_done_on_the_providers_page_and_by_imports(client: Client) -> None:
    user = sign_in(client, "curator")
    actions.import_rows(data=make_rows())
    messages: list[Any] = [
        "Imported from a.csv.",
        [{"changed": {"name": "claim", "object": "dosage_form:tablet", "fields": ["Detail"]}}],
        [{"changed": {"name": "claim", "object": "dosage_form:tablet, Once other words", "fields": ["Detail"]}}],
        [{"changed": {"name": "claim", "object": "dosage_form:tablet_film", "fields": ["Unit"]}}],
        [{"changed": {"name": "claim", "object": "scale:batch", "fields": ["Unit"]}}],
    ]
    for message in messages:
        LogEntry.objects.log_actions(user.pk, Provider.objects.all(), CHANGE, message)
    text = history(client)
    assert "Imported from a.csv." in text
    assert "Changed Detail for claim “dosage_form:tablet”." in text
    assert "Once other words" in text
    assert "scale:batch" not in text
    assert "tablet_film" not in text


def test_it_reads_each_revision_once_and_no_more_than_fifty(client: Client, django_assert_max_num_queries: Any) -> None:
    sign_in(client, "curator")
    for number in range(queries.EDITIONS + 2):
        actions.import_rows(data=make_rows(make_row(founded=1900 + number)))
    assert "was there 50 revisions ago:" in history(client)
    assert Revision.objects.count() == queries.EDITIONS + 2
    with django_assert_max_num_queries(20):
        history(client)
