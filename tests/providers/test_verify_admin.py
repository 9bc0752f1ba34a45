"""A claim beside its source: what is decided about it, who may, and where it leads."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from providers import store
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim, Source, SourceDocument
from providers.verify_admin import Verifying
from tests.builders import make_row
from tests.providers.desk import claim, page, sign_in, values

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def curator(client: Client) -> User:
    cache.clear()  # keys of rows repeat from test to test
    store.replace(make_row())
    return sign_in(client, "curator")


def opened(client: Client, row: Claim, listed: str = "") -> Any:
    return client.get(page("claim_verify", row), {"_changelist_filters": listed} if listed else {})


def decided(client: Client, row: Claim, decision: str, listed: str = "", **changes: str) -> Any:
    """Open a claim, change some fields, and press a button."""
    response = opened(client, row, listed)
    seen = {"decision": decision, "seen": response.context["form"].shown}
    address = response.request["PATH_INFO"] + f"?_changelist_filters={listed}" * bool(listed)
    return client.post(address, values(response.context["form"], **seen) | changes)


def test_it_shows_the_claim_and_its_source_side_by_side(client: Client) -> None:
    Source.objects.update(published="2025-03", read_in="https://copies.example/1")
    text = opened(client, claim()).content.decode()
    for words in (
        "Made up: tablet",
        "Source 1",
        "March 2025",
        '<a href="https://example.org/s1" target="_blank" rel="noopener noreferrer" accesskey="o">',
        '<a href="https://copies.example/1" target="_blank" rel="noopener noreferrer">',
        "No document is kept of it.",
        'list="codes-dosage_form"',
        '<datalist id="codes-dosage_form">',
        "1 of 3 in this list.",
    ):
        assert words in text


def test_it_shows_the_beginning_of_a_kept_text_and_links_what_is_no_text(client: Client, curator: User) -> None:
    source = claim().source
    SourceDocument.keep(source, b"The page <says> so.", "text/plain", "page.txt", curator)
    SourceDocument.keep(source, b"%PDF-1.7", "application/pdf", "paper.pdf", curator)
    text = opened(client, claim()).content.decode()
    assert "The page &lt;says&gt; so.</pre>" in text
    assert text.count("<pre") == 1
    assert ">paper.pdf</a>" in text


def test_it_says_which_check_found_it_and_what_it_conflicts_with(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    said = make_row()["claims"][0]
    store.replace(make_row(claims=[said, said | {"status": "historic", "detail": "Made up: some of them"}]))
    first = Claim.objects.first()
    assert first
    with django_assert_max_num_queries(31):
        text = opened(client, first, "desk=conflicting").content.decode()
    assert "<b>Conflicting claims.</b>" in text
    other = Claim.objects.get(status="historic")
    assert f'<a href="{page("claim_verify", other)}?_changelist_filters=desk%3Dconflicting">{other.detail}</a>' in text
    assert other.detail not in opened(client, first).content.decode()


def test_it_says_what_the_code_means(client: Client) -> None:
    assert load_vocabulary().kinds["dosage_form"].terms["tablet"].definition in opened(client, claim()).content.decode()


def test_it_confirms_what_is_stored_and_goes_on_to_the_next(client: Client, curator: User) -> None:
    response = decided(client, claim(), "confirm")
    assert (claim().verified_by, claim().standing) == (curator, "confirmed")
    assert response["Location"] == page("claim_verify", claim("regulator"))
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == ["Confirmed."]


def test_it_confirms_nothing_with_a_change_that_is_not_saved(client: Client) -> None:
    for decision in ("confirm", "dispute", "retire"):
        text = decided(client, claim(), decision, detail="Other words", reason="Doubtful.").content.decode()
        assert "Nothing was done, as this was changed here: Detail." in text
        assert "Other words</textarea>" in text
    assert (claim().detail, claim().standing) == ("Made up: tablet", "open")


def test_it_saves_and_confirms(client: Client, curator: User) -> None:
    decided(client, claim(), "save", detail="Other\r\nwords", valid_until="2027-01-31")
    assert (claim().detail, claim().valid_until, claim().verified_by) == ("Other words", "2027-01-31", curator)
    assert LogEntry.objects.get().get_change_message() == "Changed: Detail, Valid until. Confirmed."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"as_of": "spring"}, "Expected a date as YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"code": "tablt"}, "Expected a code of dosage_form, perhaps tablet, got &quot;tablt&quot;."),
        ({"valid_until": "31.1.2027"}, "Expected a date as YYYY-MM-DD, got &quot;31.1.2027&quot;."),
        ({"site": "999999"}, "Select a valid choice."),
        ({"detail": ""}, "This field is required."),
    ],
)
def test_it_says_beside_the_field_what_is_wrong(client: Client, changes: dict[str, str], message: str) -> None:
    before = claim().row()
    response = decided(client, claim(), "save", **changes)
    assert message in response.content.decode()
    assert "<title>Error:" in response.content.decode()
    assert claim().row() == before


@pytest.mark.parametrize(("decision", "standing"), [("dispute", "disputed"), ("retire", "retired")])
def test_it_disputes_or_retires_for_a_reason_only(client: Client, decision: str, standing: str) -> None:
    assert "Say why" in decided(client, claim(), decision, reason=" ").content.decode()
    assert claim().standing == "open"
    decided(client, claim(), decision, reason="The page says so of another site.")
    assert (claim().standing, claim().reason) == (standing, "The page says so of another site.")
    assert LogEntry.objects.get().get_change_message() == f"{standing.capitalize()}: The page says so of another site."


def test_to_confirm_ends_a_dispute_and_brings_back_what_is_retired(client: Client) -> None:
    for decision in ("dispute", "retire"):
        decided(client, claim(), decision, reason="Doubtful.")
        decided(client, claim(), "confirm")
        assert (claim().standing, claim().reason) == ("confirmed", "")


def test_it_decides_about_nothing_that_changed_meanwhile(client: Client) -> None:
    response = opened(client, claim())
    stale = values(response.context["form"], decision="confirm", seen=response.context["form"].shown)
    for changed, values_ in ((Source, {"title": "Another"}), (Claim, {"detail": "Another"})):
        changed._default_manager.update(**values_)
        text = client.post(page("claim_verify", claim()), stale).content.decode()
        assert "This claim was changed meanwhile." in text
    assert claim().standing == "open"


def test_it_takes_the_same_button_twice(client: Client) -> None:
    response = opened(client, claim())
    posted = values(response.context["form"], decision="confirm", seen=response.context["form"].shown)
    for _ in range(2):
        assert client.post(page("claim_verify", claim()), posted).status_code == 302
    assert claim().standing == "confirmed"


@pytest.mark.parametrize("posted", [{}, {"decision": "delete"}, {"decision": "confirm", "seen": "x"}])
def test_it_does_nothing_that_no_button_says(client: Client, posted: dict[str, str]) -> None:
    assert client.post(page("claim_verify", claim()), posted).status_code == 200
    assert claim().standing == "open"


def test_it_walks_through_the_list_that_it_was_opened_from(client: Client) -> None:
    listed = "standing%3Dopen%26o%3D-4%26p%3D7"
    first = client.get(page("claim_verify_first") + f"?_changelist_filters={listed}")
    order = []
    while "/verify/" in first["Location"]:
        order.append(int(first["Location"].split("/")[-3]))
        first = decided(client, Claim.objects.get(pk=order[-1]), "confirm", listed)
        assert len(order) < 4, order
    assert first["Location"].startswith(page("claim_changelist"))
    assert [Claim.objects.get(pk=pk).kind for pk in order] == ["scale", "regulator", "dosage_form"]
    assert client.get(page("claim_verify_first") + f"?_changelist_filters={listed}")["Location"].startswith(
        page("claim_changelist")
    )


def test_it_reads_the_list_once_for_a_walk(client: Client) -> None:
    asked = "?_changelist_filters=standing%3Dopen"
    client.get(page("claim_verify_first") + asked)
    with CaptureQueriesContext(connection) as caught:
        client.get(page("claim_verify", claim()) + asked)
    assert not [query for query in caught if "COUNT(" in query["sql"]]


def test_it_passes_over_what_left_meanwhile(client: Client) -> None:
    store.replace(make_row(claims=[{**make_row()["claims"][0], "detail": f"Made up {number}"} for number in range(5)]))
    listed = client.get(page("claim_verify_first") + "?_changelist_filters=standing%3Dopen")
    first, gone, retired, disputed, last = Claim.objects.order_by("pk")
    assert listed["Location"].startswith(page("claim_verify", first))
    gone.delete()
    retired.retire("Made up.")
    retired.save()
    Claim.objects.filter(pk=disputed.pk).update(disputed=True)
    assert decided(client, first, "confirm", "standing%3Dopen")["Location"].startswith(page("claim_verify", last))


@pytest.mark.django_db(transaction=True)
def test_it_makes_its_list_before_it_locks_anything(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made, listed = [], Verifying._listed

    def watched(*said: Any) -> Any:
        made.append(connection.in_atomic_block)
        return listed(*said)

    monkeypatch.setattr(Verifying, "_listed", watched)
    client.force_login(User.objects.create_superuser("any", password="made up"))  # roles are gone with the migrations
    opened(client, claim())
    cache.clear()
    client.post(page("claim_verify", claim()), {"decision": "confirm"})
    assert made == [False, False]


def test_it_goes_on_with_the_first_where_its_claim_has_left_the_list(client: Client) -> None:
    decided(client, claim("regulator"), "confirm")
    context = opened(client, claim("regulator"), "standing=open").context
    assert (context["place"].number, context["place"].count) == (0, 2)
    assert page("claim_verify", claim()) in context["next"]
    assert client.get("/admin/providers/claim/999999/verify/").status_code == 404


@pytest.mark.parametrize("listed", ["nonsense=1", "kind=nonsense", "o=x.y", "p=999", "%00", "standing=nonsense"])
def test_it_survives_a_list_that_cannot_be_read(client: Client, listed: str) -> None:
    assert opened(client, claim(), listed).status_code in (200, 400)


@pytest.mark.parametrize("roles", [(), ("reader",)])
def test_it_requires_the_role_of_a_curator(client: Client, roles: tuple[str, ...]) -> None:
    sign_in(client, *roles, name="other")
    assert client.get(page("claim_verify", claim())).status_code == 403
    assert client.post(page("claim_verify", claim()), {"decision": "confirm"}).status_code == 403
    assert claim().standing == "open"


def test_it_opens_and_decides_within_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    SourceDocument.keep(claim().source, b"text", "text/plain", "a.txt", User.objects.get())
    with django_assert_max_num_queries(16):
        response = opened(client, claim(), "standing=open")
    with django_assert_max_num_queries(20):
        client.post(
            page("claim_verify", claim()), values(response.context["form"], decision="confirm", seen=claim().shown)
        )
    assert claim().standing == "confirmed"
