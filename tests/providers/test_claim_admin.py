"""Claims entered fast: codes at hand, the source of the claim before, and the next one without a detour."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from providers import store
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim, Provider, Source
from tests.builders import make_row
from tests.providers.desk import claim, page, sign_in
from tests.providers.test_admin import filled

pytestmark = pytest.mark.django_db

SCALE = {"code": "annual_tonnage", "detail": "Made up: up to 9 t", "maximum": "9", "unit": "t", "minimum": "2"}


@pytest.fixture(autouse=True)
def curator(client: Client) -> User:
    store.replace(make_row())
    return sign_in(client, "curator")


def adding(**carried: object) -> str:
    """The address at which a claim of the provider is added."""
    query = "&".join(f"{name}={value}" for name, value in {"provider": Provider.objects.get().pk, **carried}.items())
    return f"{page('claim_add')}?{query}"


def added(client: Client, address: str, button: str = "_save", **changes: str) -> Any:
    """Fill in the form at this address and press a button."""
    values = filled(client.get(address).context, **changes)
    return client.post(address, values | {button: "1"}, follow=False)


def told(**changes: str) -> dict[str, str]:
    source = str(Source.objects.get(provider__slug="plain-tablets").pk)
    return {"kind": "scale", "source": source, "evidence": "third_party", "as_of": "2026"} | SCALE | changes


def test_it_adds_a_claim_to_the_provider_that_the_address_names(client: Client) -> None:
    assert added(client, adding(), **told())["Location"] == page("provider_change", Provider.objects.get())
    row = Claim.objects.last()
    assert row
    assert (row.provider.slug, row.position, row.row()["max"]) == ("plain-tablets", 3, 9)


def test_the_ways_to_add_one_all_say_whose(client: Client) -> None:
    provider = Provider.objects.get()
    for address in (f"{page('claim_changelist')}?provider={provider.pk}", adding()):
        ways = re.findall(r'href="(/admin/providers/claim/add/[^"]*)"', client.get(address).content.decode())
        assert set(ways) <= {adding()}
        assert bool(ways) == ("add" not in address)
    assert "claim/add/" not in client.get(page("claim_changelist")).content.decode()


def listed(client: Client, **query: str | int) -> tuple[list[str], list[str]]:
    """The filters by provider that a list of claims offers, and whose claims it holds."""
    response = client.get(page("claim_changelist"), query)
    offered = [spec.lookup_choices for spec in response.context["cl"].filter_specs if spec.title == "provider"]
    return [name for some in offered for _, name in some], [
        str(one.provider) for one in response.context["cl"].result_list
    ]


def test_it_finds_the_claims_of_one_provider(client: Client) -> None:
    store.replace_all([make_row(slug, claims=make_row()["claims"][:1]) for slug in ("bora", "la-bora-tories", "other")])
    Claim.objects.filter(provider__slug="other").update(detail="Made in laboratories")
    assert listed(client) == ([], ["Bora", "La Bora Tories", "Other", *["Plain Tablets"] * 3])
    assert listed(client, q="bora") == (["Bora", "La Bora Tories"], ["Bora", "La Bora Tories", "Other"])
    bora = Provider.objects.get(slug="bora")
    assert listed(client, q="bora", provider=bora.pk) == (["Bora"], ["Bora"])
    assert listed(client, provider=bora.pk, _facets="True") == (["Bora"], ["Bora"])
    assert (
        f'{page("claim_changelist")}?provider={bora.pk}"' in client.get(page("provider_change", bora)).content.decode()
    )


@pytest.mark.parametrize("provider", ["999999", "x", "²", ""])
def test_a_provider_that_is_not_there_has_no_claims(client: Client, provider: str) -> None:
    assert listed(client, provider=provider) == ([], [])


def test_it_adds_no_claim_twice(client: Client) -> None:
    assert [added(client, adding(), **told()).status_code for _ in range(2)] == [302, 302]
    assert Claim.objects.count() == 4
    assert added(client, adding(), **told(detail="Made up: another")).status_code == 302
    assert "has this claim already, word for word." in added(client, adding(), **told()).content.decode()
    assert Claim.objects.count() == 5


def test_the_words_for_a_code_are_taken_for_it(client: Client) -> None:
    label = load_vocabulary().label("scale", "annual_tonnage").upper()
    added(client, adding(), **told(code=label, detail="In capitals"))
    assert {claim.code for claim in Claim.objects.filter(kind="scale")} == {"annual_tonnage"}
    assert Claim.objects.filter(detail="In capitals").exists()


def test_enter_leads_to_the_next_claim(client: Client) -> None:
    text = client.get(adding()).content.decode()
    assert re.findall(r'type="submit"[^>]*name="(\w+)"', text) == ["_addanother", "_save", "_continue"]


def test_it_starts_the_next_claim_where_this_one_left_off(client: Client) -> None:
    response = added(client, adding(), "_addanother", **told())
    form = client.get(response["Location"]).context["adminform"].form
    carried = {name: form[name].value() for name in ("kind", "source", "evidence", "as_of", "code", "detail")}
    assert carried == {
        "kind": "scale",
        "source": str(Source.objects.get().pk),
        "evidence": "third_party",
        "as_of": "2026",
        "code": None,
        "detail": None,
    }
    assert added(client, response["Location"], **SCALE | {"detail": "Made up: another"}).status_code == 302
    assert Claim.objects.count() == 5


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "annual_tonage"}, "Expected a code of scale, perhaps annual_tonnage, got &quot;annual_tonage&quot;."),
        ({"kind": ""}, "This field is required."),
        ({"source": "999999"}, "Select a valid choice."),
        ({"unit": "L"}, "Expected a unit of annual_tonnage: g, kg, t, got &quot;L&quot;."),
    ],
)
def test_it_says_what_is_wrong_and_keeps_the_rest(client: Client, changes: dict[str, str], message: str) -> None:
    response = added(client, adding(), **told(**changes))
    assert message in response.content.decode()
    assert "Made up: up to 9 t" in response.content.decode()
    assert Claim.objects.count() == 3


def test_it_offers_only_what_the_provider_owns(client: Client) -> None:
    store.replace(make_row("other"))
    address = f"{page('claim_add')}?provider={Provider.objects.get(slug='other').pk}"
    fields = client.get(address).context["adminform"].form.fields
    assert fields["source"].queryset.get().provider.slug == "other"
    assert "Select a valid choice." in added(client, address, **told()).content.decode()


@pytest.mark.parametrize(
    ("query", "status"), [("", 403), ("?provider=999999", 404), ("?provider=x", 404), ("?provider=²", 404)]
)
def test_it_adds_no_claim_of_nobody(client: Client, query: str, status: int) -> None:
    assert client.get(page("claim_add") + query).status_code == status


def test_it_holds_the_codes_of_every_kind_and_offers_those_of_the_right_one(client: Client) -> None:
    vocabulary = load_vocabulary()
    for address in (page("claim_change", claim()), page("provider_change", Provider.objects.get()), adding()):
        text = client.get(address).content.decode()
        assert text.count("<datalist") == len(vocabulary.kinds)
        assert '<option value="hard_capsule">Hard capsule</option>' in text
        assert "js/claims.js" in text
    assert 'list="codes-dosage_form"' in client.get(page("claim_change", claim())).content.decode()


def test_it_proposes_the_last_day_of_a_certificate_and_stores_none(client: Client) -> None:
    Claim.objects.filter(kind="regulator").update(code="eu_ema", as_of="2025-03-04")
    address = page("claim_change", claim("regulator"))
    response = client.get(address)
    assert "2028-03-04, three years later. It may say less." in response.content.decode()
    client.post(address, filled(response.context))
    assert claim("regulator").valid_until == ""


def test_it_shows_how_a_claim_stands_and_leaves_that_to_the_page_for_it(client: Client, curator: User) -> None:
    row = claim()
    row.confirm(curator)
    row.save()
    response = client.get(page("claim_change", row))
    assert f"confirmed, {row.verified_at}" in response.content.decode()
    client.post(page("claim_change", row), filled(response.context, disputed="on", reason="x", retired_at="2026-01-01"))
    assert (claim().standing, claim().reason) == ("confirmed", "")


def test_the_page_of_a_provider_opens_again_what_it_puts_differently(client: Client, curator: User) -> None:
    for row in Claim.objects.all():
        row.confirm(curator)
        row.save()
    address = page("provider_change", Provider.objects.get())
    client.post(address, filled(client.get(address).context, **{"claims-0-detail": "Other words", "founded": "2001"}))
    assert [row.standing.value for row in Claim.objects.all()] == ["open", "confirmed", "confirmed"]


def test_the_page_of_a_provider_leaves_out_what_is_retired_and_keeps_it(client: Client) -> None:
    row = claim()
    row.retire("Of no use.")
    row.save()
    address = page("provider_change", Provider.objects.get())
    response = client.get(address)
    assert "Made up: tablet" not in response.content.decode()
    assert client.post(address, filled(response.context)).status_code == 302
    assert claim().standing == "retired"
