"""The only door: grants of this browser, links with a token, readers on the staff; a stranger finds nothing."""

import pytest
from django.contrib.auth.models import Group, User
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils import timezone

from selector import access, actions
from selector.models import Assessment, Grant, Opening, Result
from tests.selector.visits import ANSWERS, at, make_assessment, make_catalogue, make_result, staff, started

pytestmark = pytest.mark.django_db

PAGES = ["product", "review", "result", "link", "delete", "see-result", "nothing"]


def shared(client: Client) -> tuple[Result, actions.Link]:
    """A result that the owner in this browser shared."""
    assessment = started(client, **ANSWERS)
    result = actions.see_result(assessment=assessment, catalogue=make_catalogue())
    return result, actions.share(result=result)


def page(result: Result) -> str:
    return at(result.assessment, f"results/{result.pk}")


def key_of(client: Client) -> str:
    return client.session.session_key or ""


@pytest.mark.parametrize("name", PAGES)
def test_it_hides_another_visitors_assessment(client: Client, name: str) -> None:
    started(client)
    other = at(make_assessment(), name)
    assert client.get(other).status_code in {404, 405}
    assert client.post(other).status_code in {404, 405}


def test_it_hides_an_unknown_assessment_alike(client: Client) -> None:
    known = client.get(at(make_assessment(), "review"))
    unknown = client.get(at(Assessment(), "review"))
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)


def test_it_shuts_with_an_expired_session(client: Client) -> None:
    address = at(started(client), "review")
    assert client.get(address).status_code == 200
    client.session.flush()
    assert client.get(address).status_code == 404


def test_a_private_link_opens_everything_at_the_clean_address(client: Client) -> None:
    assessment = started(Client(), **ANSWERS)
    token = actions.make_private_link(assessment=assessment).token
    response = client.get(f"/a/{token}")
    assert (response.status_code, response["Location"]) == (302, at(assessment, "review"))
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert client.get(response["Location"]).status_code == 200


def test_a_read_only_link_opens_one_result_and_nothing_else(client: Client) -> None:
    result, link = shared(Client())
    response = client.get(f"/r/{link.token}")
    assert (response["Location"], response["Referrer-Policy"]) == (page(result), "no-referrer")
    assert "no-store" in response["Cache-Control"]
    assert client.get(page(result)).status_code == 200
    closed = {name: client.get(at(result.assessment, name)).status_code for name in PAGES}
    assert closed == dict.fromkeys(PAGES, 403) | {"result": 404, "see-result": 405}
    changes = [at(result.assessment, name) for name in ("see-result", "review", "forget", "delete", "product")]
    assert {client.post(address).status_code for address in (*changes, f"{page(result)}/share")} == {403}


def test_a_read_only_link_does_not_open_another_result(client: Client) -> None:
    result, link = shared(Client())
    later = actions.save_section(assessment=result.assessment, asked=["stage"], answers={"stage": "mature"}, version=1)
    newer = actions.see_result(assessment=later, catalogue=make_catalogue())
    client.get(f"/r/{link.token}")
    assert client.get(page(newer)).status_code == 404


@pytest.mark.parametrize("address", ["/a/forged", "/r/forged", "/a/" + "A" * 43, "/r/%00", "/a/🧪"])
def test_a_forged_link_opens_nothing(client: Client, address: str) -> None:
    make_result()
    assert client.get(address).status_code == 404


def test_links_do_not_open_each_others_doors(client: Client) -> None:
    result, link = shared(Client())
    private = actions.make_private_link(assessment=result.assessment)
    assert client.get(f"/a/{link.token}").status_code == 404
    assert client.get(f"/r/{private.token}").status_code == 404


def test_a_revoked_link_shuts_the_sessions_that_came_through_it(client: Client) -> None:
    result, link = shared(Client())
    client.get(f"/r/{link.token}")
    actions.revoke(grant=link.grant)
    assert client.get(page(result)).status_code == 404
    assert client.get(f"/r/{link.token}").status_code == 404


def test_a_renewed_link_shuts_the_old_one_but_not_who_renewed_it(client: Client) -> None:
    assessment, other = make_assessment(), Client()
    old = actions.make_private_link(assessment=assessment).token
    for browser in (client, other):
        browser.get(f"/a/{old}")
    client.post(at(assessment, "link"))
    assert client.get(at(assessment, "review")).status_code == 200
    assert other.get(at(assessment, "review")).status_code == 404
    assert other.get(f"/a/{old}").status_code == 404


def test_it_stores_no_token(client: Client) -> None:
    _, link = shared(client)
    stored = [value for row in Grant.objects.values() for value in map(str, row.values())]
    assert not any(link.token in value for value in stored)
    assert len(link.token) >= 43


def test_a_session_key_that_others_know_opens_nothing_more(client: Client) -> None:
    first = started(client)
    key = key_of(client)
    second = started(client)
    assert client.session.session_key != key
    assert [client.get(at(mine, "review")).status_code for mine in (first, second)] == [200, 200]
    client.cookies["sessionid"] = key
    assert [client.get(at(mine, "review")).status_code for mine in (first, second)] == [200, 404]


def test_a_second_start_on_its_way_with_the_same_cookie_opens_what_the_first_did(client: Client) -> None:
    assessment = started(client)
    key = key_of(client)
    for _ in range(2):
        client.cookies["sessionid"] = key
        started(client)
        assert client.get(at(assessment, "review")).status_code == 200


@pytest.mark.parametrize("by_link", [True, False])
def test_a_second_renewal_on_its_way_with_the_same_cookie_shuts_nobody_out(client: Client, *, by_link: bool) -> None:
    assessment = started(Client() if by_link else client)
    if by_link:
        client.get(f"/a/{actions.make_private_link(assessment=assessment).token}")
    key = key_of(client)
    for _ in range(2):
        client.cookies["sessionid"] = key
        assert client.post(at(assessment, "link")).status_code == 302
        assert client.get(at(assessment, "link")).status_code == 200


def test_a_browser_that_is_told_to_forget_opens_only_the_others(client: Client) -> None:
    first, second = started(client), started(client)
    token = actions.make_private_link(assessment=first).token
    client.get(f"/a/{token}")
    assert client.post(at(first, "forget"))["Location"] == "/"
    assert [client.get(at(mine, "review")).status_code for mine in (first, second)] == [404, 200]
    assert not {cookie.value for cookie in client.cookies.values() if cookie["path"] == at(first, "")} - {""}
    assert Client().get(f"/a/{token}").status_code == 302


def test_a_reader_may_read_but_not_edit_and_is_logged() -> None:
    result, reader = make_result(), staff("reader")
    assert reader.get(page(result)).status_code == 200
    assert reader.get(at(result.assessment, "review")).status_code == 403
    assert reader.get(at(Assessment(), "review")).status_code == 404
    opening = Opening.objects.get()
    assert (opening.reader.username, opening.address) == ("one-reader", page(result))
    assert opening.at <= timezone.now()


@pytest.mark.django_db(transaction=True)
def test_what_is_deleted_while_a_reader_opens_it_is_not_found(rf: RequestFactory) -> None:
    request, opened = rf.get("/"), make_assessment()
    request.user = User.objects.create(username="one-reader")
    Assessment.objects.all().delete()
    with pytest.raises(Http404):
        access.log_opening(request, opened)


def test_a_curator_finds_nothing_and_opens_nothing() -> None:
    result, curator = make_result(), staff("curator")
    assert curator.get(page(result)).status_code == 404
    assert curator.get(f"{page(result)}/report.pdf").status_code == 404
    assert not Opening.objects.exists()


def test_a_superuser_finds_nothing_before_taking_the_role_of_a_reader(admin_client: Client, admin_user: User) -> None:
    result = make_result()
    assert admin_client.get(page(result)).status_code == 404
    assert admin_client.get(at(result.assessment, "review")).status_code == 404
    admin_user.groups.add(Group.objects.get(name="reader"))
    assert admin_client.get(page(result)).status_code == 200
    assert Opening.objects.get().reader == admin_user


def test_an_owner_on_the_staff_is_not_logged() -> None:
    reader = staff("reader")
    result, _ = shared(reader)
    assert reader.get(page(result)).status_code == 200
    assert not Opening.objects.exists()
