"""Claims side by side with their sources, one after the other, for a curator to confirm, dispute or retire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, cast

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers import desk
from providers.admin_base import Pages, with_query
from providers.catalogue import canonical
from providers.catalogue.vocabulary import load_vocabulary
from providers.claim_forms import VerifyForm
from providers.document_admin import document_address
from providers.models import Claim, Source

# As Django calls the state of the list that a page was opened from.
LIST = "_changelist_filters"
WALK = 3600  # seconds for which a list that is walked over is kept
AT_ONCE = 100  # claims of a list that are looked up together, to find the next one
# Characters that are shown of a text, and bytes of one that is opened for that.
PREVIEW, LARGEST_PREVIEWED = 4_000, 500_000


@dataclass(frozen=True, slots=True)
class Held:
    """A document as it stands beside a claim: `text` is its beginning where it is plain text."""

    name: str
    address: str
    media_type: str
    text: str


class Listed(NamedTuple):
    """A claim of a list, and how it stood when the list was made."""

    pk: int
    disputed: bool
    retired_at: date | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in the list that it was opened from, from 1; 0 where it is not, or no longer, in it."""

    number: int
    count: int
    following: int | None

    @classmethod
    def of(cls, pk: int, listed: Sequence[Listed]) -> Place:
        """The place of a claim, and the claim after it: the first one for a claim that has left the list.

        A claim that is gone, disputed or retired since the list was made is passed over.
        """
        at = next((at for at, one in enumerate(listed) if one.pk == pk), -1)
        return cls(at + 1, len(listed), next(_still(listed[at + 1 :]), None))


class Verifying(Pages):
    """Adds the pages on which claims are verified."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of a claim beside its source, and of the first one of a list."""
        view = self.admin_site.admin_view
        return [
            path("verify/", view(self.first_view), name="providers_claim_verify_first"),
            path("<int:pk>/verify/", view(self.verify_view), name="providers_claim_verify"),
            *super().get_urls(),
        ]

    def get_list_display(self, request: HttpRequest) -> Any:
        """Add to each claim the way to its page, which leads on through the list as it stands."""
        if not self.has_change_permission(request):
            return super().get_list_display(request)
        query = f"?{filters}" if (filters := self.get_preserved_filters(request)) else ""

        @admin.display(description=_("verify"))
        def verify(claim: Claim) -> str:
            address = reverse("admin:providers_claim_verify", args=[claim.pk]) + query
            label = gettext("Verify %(claim)s of %(provider)s") % {"claim": claim, "provider": claim.provider}
            return format_html('<a href="{}" aria-label="{}">{}</a>', address, label, gettext("Verify"))

        detail, *others = super().get_list_display(request)
        return (detail, verify, *others)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Let the page lead to the first claim of its list."""
        verifies = {
            "verify_list": self.get_preserved_filters(request),
            "may_verify": self.has_change_permission(request),
            "is_nav_sidebar_enabled": False,  # nine columns need the width
        }
        return super().changelist_view(request, (extra_context or {}) | verifies)

    def first_view(self, request: HttpRequest) -> HttpResponse:
        """Go to the first claim of the list."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        listed = self._listed(request)
        if listed:
            cache.set(_walk(request), listed, WALK)
            return redirect(self._address(request, listed[0].pk))
        messages.info(request, gettext("There is no claim in this list."))
        return redirect(self._list_address(request))

    def verify_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show a claim and its source; do what was decided about it, and go on to the next."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        # Before anything is locked: a list may cost seconds, and SQLite has one lock for all who write.
        place = Place.of(pk, self._walked(request, pk))
        with transaction.atomic() if request.method == "POST" else nullcontext():
            claim = get_object_or_404(_claims(lock=request.method == "POST"), pk=pk)
            form = VerifyForm(request.POST or None, instance=claim)
            if form.is_valid():
                done = form.carry_out(cast("User", request.user))
                self.log_change(request, claim, done)
                messages.success(request, f"{claim.provider}, {claim.detail}: {done}")
                return redirect(self._address(request, place.following))
        return self._page(request, "claim/verify", self._context(request, form, place))

    def _context(self, request: HttpRequest, form: VerifyForm, place: Place) -> dict[str, Any]:
        # The form has put into its own instance what was typed: beside it stands what is stored.
        claim = _claims(lock=False).get(pk=form.instance.pk)
        check = QueryDict(request.GET.get(LIST, "")).get("desk", "")
        return {
            "title": _("Verify a claim"),
            "claim": claim,
            "term": load_vocabulary().term(claim.kind, claim.code),
            "check": desk.words(check, "claim"),
            "against": desk.against(claim) if check == "conflicting" else (),
            "kinds": [kind for key, kind in load_vocabulary().kinds.items() if key == claim.kind],
            "form": form,
            "documents": _held(claim.source),
            "place": place,
            "next": self._address(request, place.following) if place.following else "",
            "list": self._list_address(request),
            "is_nav_sidebar_enabled": False,  # two columns need the width
            "media": self.media,
        }

    def _walked(self, request: HttpRequest, pk: int) -> list[Listed]:
        """The list as it stood when the walk over it began: it may cost seconds, and a decision shortens it."""
        listed: list[Listed] = cache.get(_walk(request), [])
        if all(one.pk != pk for one in listed):
            listed = self._listed(request)
            cache.set(_walk(request), listed, WALK)
        return listed

    def _listed(self, request: HttpRequest) -> list[Listed]:
        """The claims of the list that the page was opened from, in its order; all where it cannot be read."""
        query = QueryDict(request.GET.get(LIST, ""), mutable=True)
        query.pop("p", None)  # the list goes on over its pages
        try:
            listed = self.get_changelist_instance(with_query(request, query))
        except IncorrectLookupParameters:
            listed = self.get_changelist_instance(with_query(request, QueryDict()))
        # Made with the list: its filters may cost seconds.
        return [Listed(*one) for one in listed.queryset.values_list(*Listed._fields)]

    def _address(self, request: HttpRequest, pk: int | None) -> str:
        if pk is None:
            messages.info(request, gettext("That was the last claim of the list."))
            return self._list_address(request)
        filters = request.GET.get(LIST, "")
        query = f"?{urlencode({LIST: filters})}" if filters else ""
        return reverse("admin:providers_claim_verify", args=[pk]) + query

    def _list_address(self, request: HttpRequest) -> str:
        filters = request.GET.get(LIST, "")
        return reverse("admin:providers_claim_changelist") + (f"?{filters}" if filters else "")


def _walk(request: HttpRequest) -> str:
    return f"walk-{request.user.pk}-{canonical.digest(request.GET.get(LIST, ''))}"


def _still(listed: Sequence[Listed]) -> Iterator[int]:
    """Those that stand as they did."""
    for start in range(0, len(listed), AT_ONCE):
        some = listed[start : start + AT_ONCE]
        claims = Claim.objects.filter(pk__in=[one.pk for one in some])
        stand = set(claims.values_list(*Listed._fields))
        yield from (one.pk for one in some if one in stand)


def _claims(*, lock: bool) -> Any:
    claims = Claim.objects.select_related("provider", "source", "site", "verified_by")
    return claims.select_for_update(of=("self",)) if lock else claims


def _held(source: Source) -> list[Held]:
    documents = source.documents.select_related("file").defer("file__content")
    return [
        Held(document.name, document_address(document), document.file.media_type, _beginning(document.file))
        for document in documents
    ]


def _beginning(file: Any) -> str:
    if file.media_type != "text/plain" or file.size > LARGEST_PREVIEWED:
        return ""
    text: str = bytes(file.content).decode("utf-8-sig")
    return text[:PREVIEW]
