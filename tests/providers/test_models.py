"""Tests of the working tables: each rule refuses its bad row, in the form and in the database."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import RestrictedError

from providers import store
from providers.models import Claim, Provider, Site, SiteIdentifier, Source
from tests.builders import make_row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stored() -> Provider:
    """One sound provider in the working tables."""
    store.replace(make_row())
    return Provider.objects.get()


DAY = date(2026, 11, 28)
BAD_ROWS: list[tuple[str, type[models.Model], dict[str, Any]]] = [
    ("provider_slug_form", Provider, {"slug": "Plain Tablets"}),
    ("provider_name_given", Provider, {"name": ""}),
    ("provider_name_length", Provider, {"name": "n" * 201}),
    ("provider_legal_name_length", Provider, {"legal_name": "n" * 201}),
    ("provider_country_form", Provider, {"hq_country": "Germany"}),
    ("provider_website_form", Provider, {"website": "example.org"}),
    ("provider_founded_year", Provider, {"founded": 99}),
    ("provider_employees_positive", Provider, {"employees": 0}),
    ("source_key_form", Source, {"key": "S 1"}),
    ("source_title_given", Source, {"title": ""}),
    ("source_url_form", Source, {"url": "ftp://example.org/"}),
    ("source_read_in_form", Source, {"read_in": "a copy"}),
    ("source_published_form", Source, {"published": "2026-13"}),
    ("site_name_given", Site, {"name": ""}),
    ("site_name_length", Site, {"name": "n" * 201}),
    ("site_country_form", Site, {"country": "de"}),
    ("site_status_known", Site, {"status": "open"}),
    ("identifier_value_fits_scheme", SiteIdentifier, {"value": "0123"}),
    ("claim_kind_known", Claim, {"kind": "form"}),
    ("claim_code_given", Claim, {"code": ""}),
    ("claim_detail_given", Claim, {"detail": ""}),
    ("claim_evidence_known", Claim, {"evidence": "hearsay"}),
    ("claim_status_known", Claim, {"status": "open"}),
    ("claim_scope_known", Claim, {"scope": "all"}),
    ("claim_as_of_form", Claim, {"as_of": "2026-1"}),
    ("claim_outcome_for_regulator", Claim, {"outcome": "passed"}),
    ("claim_amount_for_scale", Claim, {"unit": "kg"}),
    ("claim_minimum_form", Claim, {"minimum": -1}),
    ("claim_maximum_form", Claim, {"maximum": -1}),
    ("claim_minimum_at_most_maximum", Claim, {"minimum": 10, "maximum": 9.5}),
    ("claim_valid_until_form", Claim, {"valid_until": "2026-05"}),
    ("claim_confirmed_on_a_day", Claim, {"verified_at": None, "verified_by_id": 1}),
    ("claim_retired_for_a_reason", Claim, {"retired_at": DAY, "reason": ""}),
    ("claim_stands_one_way", Claim, {"verified_at": DAY, "disputed": True}),
]
TWINS: list[tuple[str, type[models.Model]]] = [
    ("provider_slug_unique", Provider),
    ("source_key_unique", Source),
    ("site_unique", Site),
    ("identifier_unique", SiteIdentifier),
]


def sound(model: type[Any], values: dict[str, Any]) -> Any:
    """A sound row that these values spoil: the claim on a scale for amounts, the first for anything else."""
    return model.objects.get(kind="scale") if {"minimum", "maximum"} & values.keys() else model.objects.first()


@pytest.mark.parametrize(("name", "model", "values"), BAD_ROWS, ids=[row[0] for row in BAD_ROWS])
def test_it_refuses_a_bad_row_in_the_database(name: str, model: type[Any], values: dict[str, Any]) -> None:
    row = sound(model, values)
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(("name", "model", "values"), BAD_ROWS, ids=[row[0] for row in BAD_ROWS])
def test_it_refuses_a_bad_row_beside_its_field(name: str, model: type[Any], values: dict[str, Any]) -> None:
    row = sound(model, values)
    for field, value in values.items():
        setattr(row, field, value)
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    assert error.value.message_dict.keys() & values.keys()


@pytest.mark.parametrize(("name", "model"), TWINS, ids=[name for name, _ in TWINS])
def test_it_refuses_a_twin(name: str, model: type[Any]) -> None:
    twin = model.objects.first()
    twin.pk = None
    twin._state.adding = True
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save()


def test_it_names_every_constraint_and_tests_each() -> None:
    tables = (Provider, Source, Site, SiteIdentifier, Claim)
    named = {constraint.name for table in tables for constraint in table._meta.constraints}
    assert named == {row[0] for row in BAD_ROWS} | {name for name, _ in TWINS}


def test_it_says_what_was_expected_and_what_came() -> None:
    claim = Claim.objects.get(kind="scale")
    claim.unit = "L"
    with pytest.raises(ValidationError) as error:
        claim.full_clean()
    assert error.value.message_dict == {"unit": ['Expected a unit of annual_tonnage: g, kg, t, got "L".']}


def test_it_keeps_a_claim_to_the_sources_and_sites_of_its_provider() -> None:
    store.replace(make_row("other"))
    claim = Claim.objects.filter(provider__slug="other", kind="dosage_form").get()
    claim.source = Source.objects.get(provider__slug="plain-tablets")
    claim.site = Site.objects.get(provider__slug="plain-tablets")
    with pytest.raises(ValidationError) as error:
        claim.full_clean()
    assert set(error.value.message_dict) == {"source", "site"}


def test_it_keeps_a_source_or_a_site_that_something_refers_to(stored: Provider) -> None:
    for row in (stored.sources.get(), stored.sites.get()):
        with pytest.raises(RestrictedError):
            row.delete()


def test_it_removes_a_provider_with_all_that_belongs_to_it(stored: Provider) -> None:
    stored.delete()
    assert [table.objects.count() for table in (Source, Site, SiteIdentifier, Claim)] == [0, 0, 0, 0]


def test_it_puts_a_new_row_last(stored: Provider) -> None:
    claim = stored.claims.first()
    assert claim
    claim.pk, claim.position = None, None  # type: ignore[assignment]
    claim._state.adding = True
    claim.save()
    assert [row.position for row in stored.claims.all()] == [0, 1, 2, 3]
    assert stored.claims.last() == claim


@pytest.mark.parametrize("amount", [3, 3.0, 0.76, 7063830000])
def test_it_keeps_the_written_form_of_a_number(amount: float) -> None:
    claim = Claim.objects.get(kind="scale")
    claim.maximum = amount
    claim.save()
    claim.refresh_from_db()
    assert repr(claim.maximum) == repr(amount)
