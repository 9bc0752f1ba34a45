"""The named constraints of the tables: the rules of the file, as far as both databases can check a single row."""

from __future__ import annotations

from django.db.models import CheckConstraint, FloatField, Q, TextChoices, UniqueConstraint
from django.db.models.functions import Cast, Length
from django.db.models.lookups import LessThanOrEqual

from providers.catalogue.media import LARGEST_FILE, MEDIA_TYPES
from providers.catalogue.rules import (
    AMOUNT_TEXT,
    COUNTRY,
    DAY,
    IDENTIFIERS,
    KEY,
    LONGEST_NAME,
    PARTIAL_DATE,
    REGISTER,
    SHA256,
    SLUG,
    URL,
)
from providers.choices import Decision, Evidence, Kind, Outcome, RecordKind, Reply, Scope, Status


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
SITE_RECORD = (
    _unique("record_unique", "site", "register", "kind", "reference"),
    _check("record_register_form", _form("register", REGISTER)),
    _check("record_kind_known", _one_of("kind", RecordKind)),
    _check("record_says_something", _given("reference") & _given("text") & _given("title")),
    _check("record_days_form", _form_or_blank("date", DAY) & _form_or_blank("until", DAY) & _form("retrieved", DAY)),
    _check("record_gone_form", _form_or_blank("gone", DAY)),
    _check("record_url_form", _form_or_blank("url", URL)),
)
REGISTER_IMPORT = (
    _unique("register_import_unique", "register", "sha256"),
    _check("register_import_register_form", _form("register", REGISTER)),
    _check("register_import_sha256_form", _form("sha256", SHA256)),
    _check("register_import_date_form", _form("date", DAY)),
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
    _check("claim_valid_until_form", _form_or_blank("valid_until", DAY)),
    _check("claim_confirmed_on_a_day", Q(verified_by=None) | ~Q(verified_at=None)),
    _check("claim_retired_for_a_reason", Q(retired_at=None) | _given("reason")),
    _check(
        "claim_stands_one_way",
        Q(disputed=False, retired_at=None) | Q(disputed=False, verified_at=None) | Q(retired_at=None, verified_at=None),
    ),
)
DOCUMENT = (
    _unique("source_document_unique", "source", "file"),
    _check("source_document_name_given", _given("name")),
)
STORED_FILE = (
    _unique("file_sha256_unique", "sha256"),
    _check("file_sha256_form", _form("sha256", SHA256)),
    _check("file_size_within_limit", Q(size__range=(1, LARGEST_FILE))),
    _check("file_media_type_known", Q(media_type__in=tuple(MEDIA_TYPES))),
)
# What is decided is decided on a day; nothing of who reported an error outlasts that.
_DECIDED = Q(state=Decision.OPEN, decided_at=None) | Q(
    state__in=(Decision.ACCEPTED, Decision.REFUSED), decided_at__isnull=False
)
CORRECTION = (
    _check("correction_words_given", _given("words")),
    _check("correction_decided_on_a_day", _DECIDED),
    _check("correction_decided_without_address", Q(state=Decision.OPEN) | Q(email="")),
)
PROVIDER_LINK = (
    _unique("provider_link_token_unique", "token_sha256"),
    _check("provider_link_token_form", _form("token_sha256", SHA256)),
)
PROPOSAL = (
    UniqueConstraint(name="proposal_waits_once", fields=("provider", "kind", "code"), condition=Q(state=Decision.OPEN)),
    _check("proposal_kind_known", _one_of("kind", Kind)),
    _check("proposal_reply_known", _one_of("reply", Reply)),
    _check("proposal_decided_on_a_day", _DECIDED),
    _check("proposal_url_form", _form_or_blank("source_url", URL)),
    _check("proposal_as_of_form", _form_or_blank("as_of", PARTIAL_DATE)),
)
REVISION = (_check("revision_sha256_form", _form("sha256", SHA256)),)
