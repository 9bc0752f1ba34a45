"""What others told, for curators to decide, and the private link that asks a provider itself."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from providers import correction_actions
from providers.admin_base import ModelAdmin, ModelForm, Pages, Slim
from providers.choices import Decision, Reply
from providers.correction import Told
from providers.correction_actions import DecidedError
from providers.models import Correction, Proposal, Provider

# What a decision does, and who reads its reason.
DOES: dict[type[Told], tuple[Any, Any]] = {
    Correction: (
        _("A decision changes no claim: what is right in the report is mended first. With it the email address goes."),
        _("For curators; the reporter is not written to. Ask by email before you decide."),
    ),
    Proposal: (
        _("Accepted, “We do this” becomes a claim of the draft, as the provider’s statement, not confirmed yet."),
        _("The provider reads it beside its answer."),
    ),
}


class DecisionForm(ModelForm):
    """Accepts or refuses what was told, with a reason."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(Decision.ACCEPTED.value, _("Accept")), (Decision.REFUSED.value, _("Refuse"))],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, does in zip(("decision", "why"), DOES[type(self.instance)], strict=True):
            if name in self.fields:
                self.fields[name].help_text = does

    def clean(self) -> dict[str, Any] | None:
        """Refuse to accept what the rules of the catalogue would refuse."""
        told = self.instance
        accepts = self.cleaned_data.get("decision") == Decision.ACCEPTED
        if accepts and isinstance(told, Proposal) and told.reply == Reply.YES:
            try:
                with transaction.atomic():
                    correction_actions.enter(told)
                    transaction.set_rollback(True)
            except ValidationError as error:
                raise ValidationError(error.messages) from error
        return super().clean()


class ToldAdmin(Slim, ModelAdmin):
    """What was told: the open ones first, each decided once and then only read."""

    form = DecisionForm
    list_per_page = 50
    list_select_related = ("provider",)
    told: tuple[str, ...] = ()
    decided = ("state", "reason", "decided_by", "decided_at")

    def get_ordering(self, request: HttpRequest) -> Any:
        """Those that wait first, the newest first among them."""
        return (Case(When(state=Decision.OPEN, then=Value(0)), default=Value(1)).asc(), "-pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: it comes from others."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Decide what is open."""
        return (obj is None or obj.state == Decision.OPEN) and super().has_change_permission(request, obj)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What was told, then the decision or the fields to decide with."""
        return (*self.told, *(("decision", "why") if self.has_change_permission(request, obj) else self.decided))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """All that was told."""
        return (*self.told, *self.decided)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Say it where somebody else was faster, or a button was pressed twice."""
        told = self.get_object(request, object_id)
        if request.method == "POST" and told and told.state != Decision.OPEN:
            return _late(request)
        try:
            return super().change_view(request, object_id, form_url, extra_context)
        except DecidedError:
            return _late(request)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 (Django's own)
        """Carry out the decision."""
        decision, reason = Decision(form.cleaned_data["decision"]), form.cleaned_data["why"]
        correction_actions.decide(told=obj, decision=decision, reason=reason, user=cast("User", request.user))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Say what was decided, and go on to what else waits."""
        messages.success(
            request, format_html("{}: {}. {}", obj.provider or obj.slug, obj.get_state_display(), made(obj))
        )
        return self.response_post_save_change(request, obj)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:  # noqa: FBT001, FBT002 (Django's own)
        """What was decided, for the history."""
        said = form.cleaned_data
        return f"{Decision(said['decision']).label}: {said['why']}"

    @admin.display(description=_("provider"))
    def page(self, told: Any) -> str:
        """The way to the claims of the provider."""
        if told.provider is None:
            return str(getattr(told, "slug", "-"))
        address = reverse("admin:providers_provider_change", args=[told.provider_id])
        return format_html('<a href="{}">{}</a>', address, told.provider)


def made(told: Any) -> str:
    """The way to the claim that came of an answer; nothing where none did."""
    if not isinstance(told, Proposal) or told.reply != Reply.YES or told.state != Decision.ACCEPTED:
        return ""
    claim = told.provider.claims.filter(kind=told.kind, code=told.code).latest("pk")
    link = reverse("admin:providers_claim_verify", args=[claim.pk])
    said = gettext("It is a claim of the draft now, not confirmed yet:"), link, gettext("verify it")
    return format_html('{} <a href="{}">{}</a>.', *said)


def _late(request: HttpRequest) -> HttpResponse:
    messages.warning(request, gettext("This was decided already. Nothing was changed."))
    return redirect(request.path)


@admin.register(Correction)
class CorrectionAdmin(ToldAdmin):
    """Reports of errors."""

    list_filter = ("state",)
    list_display = ("__str__", "state", "page", "beginning", "created_at")
    search_fields = ("slug", "words", "claim")
    told = ("page", "claim", "words", "address", "created_at")

    @admin.display(description=_("email address"))
    def address(self, correction: Correction) -> str:
        """To ask back, while it is kept."""
        return format_html('<a href="mailto:{}">{}</a>', *[correction.email] * 2) if correction.email else "-"

    @admin.display(description=_("report"))
    def beginning(self, correction: Correction) -> str:
        """The first words."""
        return correction.words[:80]


@admin.register(Proposal)
class ProposalAdmin(ToldAdmin):
    """Answers of providers."""

    list_display = ("label", "state", "page", "reply", "detail", "created_at")
    list_filter = ("state", "reply", "kind")
    search_fields = ("provider__name", "detail", "code")
    told = ("page", "kind", "label", "reply", "detail", "source_title", "source", "as_of", "created_at")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is accepted becomes a claim."""
        return super().has_change_permission(request, obj) and request.user.has_perm("providers.add_claim")

    @admin.display(description=_("asked about"))
    def label(self, proposal: Proposal) -> str:
        """The term in words."""
        return proposal.label

    @admin.display(description=_("address of the source"))
    def source(self, proposal: Proposal) -> str:
        """Where the provider says it can be read."""
        address = proposal.source_url
        return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', address, address) if address else "-"


class Asking(Pages):
    """Adds the page on which staff make the private link of a provider, and revoke it."""

    def get_urls(self) -> list[URLPattern]:
        """Add its address."""
        view = never_cache(self.admin_site.admin_view(self.link_view))
        return [path("<int:pk>/link/", view, name="providers_provider_link"), *super().get_urls()]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What a provider answered goes with it, as the page says that asks; who may remove the one may the other."""
        going, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return going, counts, forbidden - {Proposal._meta.verbose_name}, protected  # noqa: SLF001 (public, despite its name)

    def link_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make a link, shown once, or revoke it."""
        if not request.user.has_perm("providers.add_providerlink"):
            raise PermissionDenied
        provider = get_object_or_404(Provider, pk=pk)
        if request.method == "POST":
            self._act(request, provider)
            return redirect("admin:providers_provider_link", pk)
        link = provider.links.live().select_related("created_by").first()
        context = {"title": _("Private link of the provider"), "provider": provider, "link": link}
        return self._page(request, "provider/link", context)

    def _act(self, request: HttpRequest, provider: Provider) -> None:
        if "revoke" in request.POST:
            correction_actions.revoke_links(provider=provider)
            said = gettext("The private link is revoked.")
        else:
            token = correction_actions.make_link(provider=provider, user=cast("User", request.user))
            address = request.build_absolute_uri(reverse("providers:answer", args=[token]))
            said = gettext("Copy the private link now, it is shown once: %(address)s") % {"address": address}
        messages.success(request, said)
