"""Revisions in the admin: what is published by whom, what it would move, and the way back."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from providers import actions, impact, planning, queries, store
from providers.catalogue import canonical
from providers.import_pages import PROVIDERS_A_PAGE
from providers.models import Claim, Provider, Revision
from tests.builders import make_row, make_rows
from tests.providers.desk import page, sign_in

pytestmark = pytest.mark.django_db

PUBLISH = "/admin/providers/revision/add/"
IMPACT = "/admin/providers/revision/impact/"


@pytest.fixture
def curator(client: Client) -> User:
    """Sign in the only one who may publish, over a published catalogue of one provider."""
    actions.import_rows(data=make_rows())
    return sign_in(client, "curator")


def publish(client: Client, note: str = "Founded checked.", **values: str) -> Any:
    """Press the button on the draft as it stands."""
    return client.post(PUBLISH, {"note": note, "sha256": planning.draft().sha256} | values, follow=True)


def restore(client: Client, revision: Revision) -> Any:
    """Look at what the restoring of a Revision would change, and press the button."""
    address = page("revision_restore", revision)
    return client.post(address, {"sha256": client.get(address).context["planned"].sha256}, follow=True)


def said(response: Any) -> str:
    """What a page says."""
    text: str = response.content.decode()
    return text


def test_it_shows_what_differs_and_publishes_it_with_a_note(client: Client, curator: User) -> None:
    Provider.objects.update(founded=2001)
    text = said(client.get(PUBLISH))
    assert "1 provider differs from the newest revision." in text
    assert [f"<{tag}>{year}</{tag}>" in text for tag, year in (("del", 1999), ("ins", 2001))] == [True, True]
    response = publish(client)
    newest = queries.published()
    assert f"Revision {newest.revision} is published." in said(response)
    assert newest.by_slug["plain-tablets"].founded == 2001
    revision = Revision.objects.get(pk=newest.revision)
    assert (revision.note, revision.published_by) == ("Founded checked.", curator)


def test_it_publishes_nothing_without_a_note_or_a_difference(client: Client, curator: User) -> None:
    assert "there is nothing to publish" in said(client.get(PUBLISH))
    publish(client, "Again.")
    Provider.objects.update(founded=2001)
    assert "This field is required." in said(publish(client, ""))
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("sha256", ["", "0" * 64])
def test_it_publishes_no_other_draft_than_the_one_that_was_looked_at(
    client: Client, curator: User, sha256: str
) -> None:
    Provider.objects.update(founded=2001)
    response = publish(client, sha256=sha256)
    assert "the draft was edited meanwhile" in said(response)
    assert "Founded checked.</textarea>" in said(response)
    assert f'name="sha256" value="{planning.draft().sha256}"' in said(response)
    assert Revision.objects.count() == 1


def test_it_takes_the_note_along_to_the_next_page_of_what_differs(client: Client, curator: User) -> None:
    store.replace_all(make_row(f"made-up-{number:02}") for number in range(PROVIDERS_A_PAGE + 1))
    text = said(client.get(PUBLISH))
    assert '<button type="submit" form="publish" formaction="?page=2" name="turn" formnovalidate>Next</button>' in text
    turned = said(client.post(f"{PUBLISH}?page=2", {"note": "Founded checked.", "sha256": "", "turn": ""}))
    assert "(made-up-20)" in turned
    assert "(made-up-19)" not in turned
    assert "Founded checked.</textarea>" in turned
    assert Revision.objects.count() == 1


def test_it_lists_the_problems_of_what_it_cannot_publish(client: Client, curator: User) -> None:
    Claim.objects.filter(kind="scale").update(code="bucket")
    for text in (said(publish(client)), said(client.get(IMPACT))):
        assert "plain-tablets: claims[2].code: expected a code of scale, got &quot;bucket&quot;" in text
    assert Revision.objects.count() == 1


def test_it_publishes_once_when_the_button_is_pressed_twice(client: Client, curator: User) -> None:
    Provider.objects.update(founded=2001)
    sha256 = planning.draft().sha256
    publish(client)
    publish(client, sha256=sha256)
    assert Revision.objects.count() == 2


def test_it_names_who_may_publish_to_whoever_edited_last(client: Client, curator: User) -> None:
    User.objects.create_superuser("anna", first_name="Anna", last_name="<b>Bell")
    client.post(page("provider_change", Provider.objects.get()), {})  # with errors: no edit
    assert "Publish</h1>" not in said(client.get(PUBLISH))
    Provider.objects.update(founded=2001)
    LogEntry.objects.log_actions(curator.pk, Provider.objects.all(), 2, "Founded.")
    for response in (client.get(PUBLISH), client.post(PUBLISH, {"note": "x", "sha256": planning.draft().sha256})):
        assert "You edited last (Plain Tablets, " in said(response)
        assert "These may:\n<b>Anna &lt;b&gt;Bell</b>." in said(response)
        assert 'value="Publish"' not in said(response)
    assert response.status_code == 403
    assert Revision.objects.count() == 1


def test_it_never_changes_or_deletes_a_revision(client: Client, curator: User) -> None:
    revision = Revision.objects.get()
    assert client.post(page("revision_change", revision), {"note": "x"}).status_code == 403
    assert client.post(page("revision_delete", revision)).status_code == 403
    text = said(client.get(page("revision_change", revision)))
    assert revision.sha256 in text
    assert "Made up" not in text


def test_it_shows_which_samples_the_draft_moves(client: Client, curator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(impact, "_reckons", [lambda *_: (impact.Case("A <sample>", None, ("A", "B"), ("B",)),)])
    Provider.objects.update(founded=2001)
    text = said(client.get(IMPACT))
    assert "<h2>A &lt;sample&gt;</h2>" in text
    for cell in ("<del>A</del>", "<ins>B</ins>", "<del>B</del>", "<i>nobody</i>"):
        assert cell in text


def test_it_restores_a_revision_as_a_draft_and_publishes_nothing(client: Client, curator: User) -> None:
    first = Revision.objects.get()
    Claim.objects.filter(kind="scale").delete()
    actions.import_rows(data=make_rows(make_row("other"), make_row(founded=2001, claims=[])), force=True)
    response = restore(client, first)
    assert f"The draft is as revision {first.pk} again; providers restored: 2." in said(response)
    assert queries.working_rows() == queries.by_slug(first.data)
    assert Revision.objects.count() == 2
    restored = f"Restored from revision {first.pk} (SHA-256 {first.sha256})."
    entries = LogEntry.objects.order_by("object_repr").values_list("object_repr", "action_flag", "change_message")
    assert list(entries) == [("Other", 3, restored), ("Plain Tablets", 2, restored)]
    publish(client, "Back.")
    assert queries.newest_rows() == queries.by_slug(first.data)


def test_it_restores_what_was_found_of_claims_then(client: Client, curator: User) -> None:
    first = Revision.objects.get()
    confirmed, disputed, retired = Claim.objects.all()
    confirmed.confirm(curator)
    disputed.dispute("Doubt.")
    retired.retire("Wrong.")
    for claim in (confirmed, disputed, retired):
        claim.save()
    publish(client)
    second = Revision.objects.latest("pk")
    restore(client, first)
    assert {claim.standing for claim in Claim.objects.all()} == {"open"}
    restore(client, second)
    assert queries.working_rows() == queries.by_slug(second.data)


def test_it_restores_nothing_over_edits_that_were_not_looked_at(client: Client, curator: User) -> None:
    first = Revision.objects.get()
    Provider.objects.update(founded=2001)
    seen = client.get(page("revision_restore", first)).context["planned"].sha256
    Provider.objects.update(founded=2002)
    for sha256 in (seen, "", "0"):
        response = client.post(page("revision_restore", first), {"sha256": sha256}, follow=True)
        assert "Nothing was restored: providers were edited meanwhile." in said(response)
    assert Provider.objects.get().founded == 2002


def test_it_restores_no_revision_that_todays_rules_refuse(client: Client, curator: User) -> None:
    row = make_row()
    row["claims"][0]["code"] = "pill"
    text = canonical.text({"version": "2026-11", "retrieved": "2026-11", "providers": [row]})
    old = Revision.objects.create(text=text, sha256=canonical.digest(text))
    for response in (client.get(page("revision_restore", old)), client.post(page("revision_restore", old))):
        assert "does not obey today&#x27;s rules" in said(response) or "does not obey today's rules" in said(response)
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(("address", "most"), [(PUBLISH, 20), (IMPACT, 18), ("restore", 18)])
def test_its_pages_ask_the_same_number_of_queries_for_more_providers(
    client: Client, curator: User, address: str, most: int, django_assert_max_num_queries: Any
) -> None:
    actions.import_rows(data=make_rows(*(make_row(f"p{number}") for number in range(30))))
    Provider.objects.update(founded=2001)
    address = page("revision_restore", Revision.objects.first()) if address == "restore" else address
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200
