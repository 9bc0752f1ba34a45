"""Filters of the admin by what claims say: on claims themselves, or on providers that have such a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Lower, StrIndex
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import desk
from providers.admin_base import with_query
from providers.catalogue.dates import AGEING_YEARS
from providers.catalogue.vocabulary import load_vocabulary
from providers.choices import Evidence, Kind, Standing, Status
from providers.models import Claim, Provider

SOON = timedelta(days=90)
MOST_PROVIDERS = 20


class ClaimFilter(SimpleListFilter):
    """A choice that is a condition on claims; several choices in a list are conditions on one and the same claim."""

    offers: Sequence[tuple[str, Any]] = ()

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Sequence[tuple[str, Any]]:
        """Offer the same, whatever is listed."""
        return self.offers

    @classmethod
    def condition(cls, value: str) -> Q:
        """Claims that the choice means."""
        return Q((cls.parameter_name, value))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep these claims, or the providers that have one."""
        value = self.value()
        if value is None:
            return queryset
        if queryset.model is Claim:
            return queryset.filter(self.condition(value))
        asked = {kind: request.GET[kind.name()] for kind in CLAIM_FILTERS if kind.name() in request.GET}
        chosen = asked | {type(self): value}
        return queryset.filter(Exists(claims(chosen).filter(provider=OuterRef("pk"))))

    def get_facet_queryset(self, changelist: ChangeList) -> Any:
        """Count each choice with the others that are made, and without the one that is made here."""
        others = self.request.GET.copy()
        others.pop(self.name(), None)
        listed = changelist.get_queryset(
            with_query(self.request, others), exclude_parameters=self.expected_parameters()
        )
        return listed.aggregate(**self.get_facet_counts(changelist.pk_attname, listed))

    @classmethod
    def name(cls) -> str:
        """The parameter of the address."""
        return str(cls.parameter_name)


class KindFilter(ClaimFilter):
    """By what the claim is about."""

    title = _("kind of claim")
    parameter_name = "kind"
    offers = Kind.choices


class CodeFilter(ClaimFilter):
    """By the code, once a kind is chosen."""

    title = _("code")
    parameter_name = "code"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Sequence[tuple[str, Any]]:
        """Offer the codes of the chosen kind; all kinds together would be too many to choose from."""
        kind = load_vocabulary().kinds.get(request.GET.get("kind", ""))
        return [(term.code, term.label) for term in kind.terms.values()] if kind else []


class EvidenceFilter(ClaimFilter):
    """By who says it."""

    title = _("evidence")
    parameter_name = "evidence"
    offers = Evidence.choices


class StatusFilter(ClaimFilter):
    """By whether it exists."""

    title = _("status")
    parameter_name = "status"
    offers = Status.choices


class StandingFilter(ClaimFilter):
    """By what curators found. Retired claims show only when they are asked for."""

    title = _("what was found")
    parameter_name = "standing"
    offers = Standing.choices

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Say what is not among all of them."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _("All but retired")}
        yield from others

    @classmethod
    def condition(cls, value: str) -> Q:
        """Claims that stand so."""
        ways: dict[str, Q] = {
            Standing.OPEN: Q(verified_at=None, disputed=False, retired_at=None),
            Standing.CONFIRMED: Q(verified_at__isnull=False),
            Standing.DISPUTED: Q(disputed=True),
            Standing.RETIRED: Q(retired_at__isnull=False),
        }
        return ways.get(value, Q(pk=None))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Leave out what is retired unless it is asked for."""
        if self.value() is None and queryset.model is Claim:
            return queryset.filter(retired_at=None)
        return super().queryset(request, queryset)


class ValidityFilter(ClaimFilter):
    """By the last day on which a claim holds, where it has one."""

    title = _("validity")
    parameter_name = "validity"
    offers = (("expired", _("expired")), ("soon", _("expires within 90 days")))

    @classmethod
    def condition(cls, value: str) -> Q:
        """Claims whose last day lies before today, or within 90 days from today on."""
        today = timezone.now().date()
        if value == "expired":
            return Q(valid_until__lt=today.isoformat()) & ~Q(valid_until="")
        return Q(valid_until__range=(today.isoformat(), (today + SOON).isoformat()))


class AgeFilter(ClaimFilter):
    """By the date of the claim: undated ones count as old (method, section 4)."""

    title = _("age of claim")
    parameter_name = "age"
    offers = (("undated", _("undated")), ("older", _("older than seven years")), ("newer", _("seven years or newer")))

    @classmethod
    def condition(cls, value: str) -> Q:
        """Claims of that age today."""
        if value == "undated":
            return Q(as_of="")
        limit = oldest_new_date()
        return Q(as_of__lt=limit) & ~Q(as_of="") if value == "older" else Q(as_of__gte=limit)


CLAIM_FILTERS = (KindFilter, CodeFilter, StatusFilter, EvidenceFilter, StandingFilter, ValidityFilter, AgeFilter)


class ProviderFilter(SimpleListFilter):
    """By whose they are. All were too many: it offers the chosen one, else those whose name has what is searched."""

    title = _("provider")
    parameter_name = "provider"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Sequence[tuple[Any, str]]:
        """First those whose name begins with what was typed."""
        typed = "".join(filter(str.isprintable, request.GET.get(SEARCH_VAR, ""))).strip()
        named = Provider.objects.filter(name__icontains=typed) if typed else Provider.objects.none()
        wanted = Provider.objects.filter(pk=self.asked) if self.asked else named
        place = StrIndex(Lower("name"), Value(typed.lower()))
        return [(str(one.pk), one.name) for one in wanted.order_by(place, "name")[:MOST_PROVIDERS]]

    def has_output(self) -> bool:
        """Also where the chosen one is gone: it has nothing."""
        return self.value() is not None or super().has_output()

    @property
    def asked(self) -> str | None:
        """The number of the chosen one."""
        return value if (value := self.value()) and value.isdecimal() else None

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what is theirs."""
        return queryset if self.value() is None else queryset.filter(provider=self.asked)


class DeskFilter(SimpleListFilter):
    """By what a check of the desk finds, among claims, sources or sites."""

    title = _("what needs work")
    parameter_name = "desk"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Sequence[tuple[str, Any]]:
        """Offer the checks of this list."""
        part = model_admin.opts.model_name
        return [(check.key, desk.WORDS[check.key][0]) for check in desk.CHECKS if check.part == part]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what the check finds."""
        part = queryset.model._meta.model_name  # noqa: SLF001 (Django's own)
        chosen = [check for check in desk.CHECKS if check.key == self.value() and check.part == part]
        return queryset.filter(pk__in=desk.found(chosen[0])) if chosen else queryset

    def get_facet_counts(self, pk_attname: str, filtered_qs: QuerySet[Any]) -> dict[str, Any]:
        """Count nothing beside the choices: that is what the desk does, and each check reads everything."""
        return {}


def claims(chosen: dict[type[ClaimFilter], str]) -> QuerySet[Claim]:
    """Claims that all choices mean, narrower terms included; those that are retired only where they are asked for."""
    wanted = Claim.objects.all() if StandingFilter in chosen else Claim.objects.live()
    vocabulary, kind = load_vocabulary(), chosen.get(KindFilter, "")
    if code := chosen.pop(CodeFilter, ""):
        terms = vocabulary.kinds[kind].terms if kind in vocabulary.kinds else ()
        wanted = wanted.filter(code__in=[code, *(term for term in terms if code in vocabulary.broader(kind, term))])
    return wanted.filter(*(one.condition(value) for one, value in chosen.items()))


def oldest_new_date() -> str:
    """The same day seven years ago, as text that sorts right among YYYY, YYYY-MM and YYYY-MM-DD.

    Missing parts are the first, so 2019 is as old as 2019-01-01: the limit is written as short as it goes.
    """
    today = timezone.now().date()
    return f"{today.year - AGEING_YEARS}-{today:%m-%d}".removesuffix("-01").removesuffix("-01")
