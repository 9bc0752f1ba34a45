"""The named constraints of the tables: the rules of the file, as far as both databases can check a single row."""

from __future__ import annotations

from django.db.models import CheckConstraint, FloatField, Q, TextChoices, UniqueConstraint
from django.db.models.functions import Cast, Length
from django.db.models.lookups import LessThanOrEqual

from providers.catalogue.rules import (
    AMOUNT_TEXT,
    COUNTRY,
    IDENTIFIERS,
    KEY,
    LONGEST_NAME,
    PARTIAL_DATE,
    SHA256,
    SLUG,
    URL,
)
from providers.choices import Evidence, Kind, Outcome, Scope, Status


def _check(name: str, condition: Q) -> CheckConstraint:
    return CheckConstraint(name=name, condition=condition)


def _unique(name: str, *fields: str) -> UniqueConstraint:
    return UniqueConstraint(name=name, fields=fields)


def _given(field: str) -> Q:
    return ~Q(**{field: ""})


def _short(field: str) -> Q:
    return Q(LessThanOrEqual(Length(field), LONGEST_NAME))


def _form(field: str, pattern: str) -> Q:
    return Q(**{f"{field}__regex": pattern})


def _form_or_blank(field: str, pattern: str) -> Q:
    return Q(**{field: ""}) | _form(field, pattern)


def _one_of(field: str, choices: type[TextChoices]) -> Q:
    return Q(**{f"{field}__in": choices.values})


PROVIDER = (
    _unique("provider_slug_unique", "slug"),
    _check("provider_slug_form", _form("slug", SLUG)),
    _check("provider_name_given", _given("name")),
    _check("provider_name_length", _short("name")),
    _check("provider_legal_name_length", _short("legal_name")),
    _check("provider_country_form", _form_or_blank("hq_country", COUNTRY)),
    _check("provider_website_form", _form_or_blank("website", URL)),
    _check("provider_founded_year", Q(founded__isnull=True) | Q(founded__range=(1000, 2999))),
    _check("provider_employees_positive", Q(employees__isnull=True) | Q(employees__gte=1)),
)
SOURCE = (
    _unique("source_key_unique", "provider", "key"),
    _check("source_key_form", _form("key", KEY)),
    _check("source_title_given", _given("title")),
    _check("source_url_form", _form_or_blank("url", URL)),
    _check("source_read_in_form", _form_or_blank("read_in", URL)),
    _check("source_published_form", _form_or_blank("published", PARTIAL_DATE)),
)
SITE = (
    _unique("site_unique", "provider", "name", "city"),
    _check("site_name_given", _given("name")),
    _check("site_name_length", _short("name")),
    _check("site_country_form", _form_or_blank("country", COUNTRY)),
    _check("site_status_known", _one_of("status", Status)),
)
IDENTIFIER = (
    _unique("identifier_unique", "site", "scheme", "value"),
    _check(
        "identifier_value_fits_scheme",
        Q(*(Q(scheme=scheme) & _form("value", pattern) for scheme, pattern in IDENTIFIERS.items()), _connector=Q.OR),
    ),
)
CLAIM = (
    _check("claim_kind_known", _one_of("kind", Kind)),
    _check("claim_code_given", _given("code")),
    _check("claim_detail_given", _given("detail")),
    _check("claim_evidence_known", _one_of("evidence", Evidence)),
    _check("claim_status_known", _one_of("status", Status)),
    _check("claim_scope_known", _one_of("scope", Scope)),
    _check("claim_as_of_form", _form_or_blank("as_of", PARTIAL_DATE)),
    _check(
        "claim_outcome_for_regulator",
        Q(kind=Kind.REGULATOR) & _one_of("outcome", Outcome) | ~Q(kind=Kind.REGULATOR) & Q(outcome=""),
    ),
    _check(
        "claim_amount_for_scale",
        Q(kind=Kind.SCALE) & _given("unit") & (Q(minimum__isnull=False) | Q(maximum__isnull=False))
        | ~Q(kind=Kind.SCALE) & Q(unit="", minimum__isnull=True, maximum__isnull=True),
    ),
    _check("claim_minimum_form", Q(minimum__isnull=True) | _form("minimum", AMOUNT_TEXT)),
    _check("claim_maximum_form", Q(maximum__isnull=True) | _form("maximum", AMOUNT_TEXT)),
    _check(
        "claim_minimum_at_most_maximum",
        Q(minimum__isnull=True)
        | Q(maximum__isnull=True)
        | Q(LessThanOrEqual(Cast("minimum", FloatField()), Cast("maximum", FloatField()))),
    ),
)
REVISION = (_check("revision_sha256_form", _form("sha256", SHA256)),)
