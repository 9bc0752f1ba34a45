"""Forms of a claim: to write one, and to decide about one beside its source, or about many at once."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers.admin_base import ModelForm
from providers.catalogue import canonical
from providers.catalogue.vocabulary import load_vocabulary
from providers.choices import Status
from providers.models import Claim, Provider
from providers.owned import limit_to

CONFIRM, SAVE, DISPUTE, RETIRE = DECISIONS = ("confirm", "save", "dispute", "retire")
WITH_REASON = {DISPUTE: Claim.dispute, RETIRE: Claim.retire}
# Typed where a date is to go.
NOTHING: Final = "-"
# What differs in a claim: a label, the old value and the new one.
Change = tuple[str, str, str]


def reason_field(**options: Any) -> forms.CharField:
    """Why a claim is disputed or retired."""
    return forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 2, "accesskey": "y"}),
        help_text=_("For curators: what speaks against it, and where that can be read. Never published."),
        **options,
    )


class ClaimForm(ModelForm):
    """A claim; what was confirmed is no longer confirmed once it says something else.

    `provider` is whose claim a new one is, where the form stands alone.
    """

    provider: Provider | None = None

    class Meta:
        model = Claim
        fields = Claim.SUBSTANCE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.provider:
            self.instance.provider = self.provider
        if "code" in self.fields:  # the codes of its kind stand on the page
            kind = self["kind"].value() if "kind" in self.fields else self.instance.kind
            self.fields["code"].widget.attrs |= {"list": f"codes-{kind}" if kind else "", "autocomplete": "off"}
        if "valid_until" in self.fields and self.instance.proposed_end:
            proposal = _("If “as of” is the day of the inspection: %(end)s, three years later. It may say less.")
            self.fields["valid_until"].help_text = proposal % {"end": self.instance.proposed_end}

    @property
    def said_otherwise(self) -> list[str]:
        """The fields in which the claim would say something else than what is stored."""
        return [name for name in self.changed_data if name in Claim.SUBSTANCE]

    def clean_code(self) -> str:
        """The code, also where the words for it were typed, or capitals."""
        typed: str = self.cleaned_data["code"]
        kind = load_vocabulary().kinds.get(self.cleaned_data.get("kind", self.instance.kind))
        terms = kind.terms.values() if kind else ()
        return next((term.code for term in terms if typed.casefold() in (term.code, term.label.casefold())), typed)

    def clean(self) -> dict[str, Any] | None:
        """A form that is saved without confirming anew leaves the claim to be looked at again."""
        if self.said_otherwise:
            self.instance.forget_confirmation()
        return super().clean()

    def validate_unique(self) -> None:
        """Take no claim twice: a button that is pressed twice sends it again."""
        super().validate_unique()
        if not self.provider or self.errors:
            return
        # Whoever holds the provider first goes first; the later one then sees what the first has written.
        Provider.objects.select_for_update().get(pk=self.provider.pk)
        alike = self.provider.claims.filter(kind=self.instance.kind, code=self.instance.code)
        said = canonical.what_it_says(self.instance.row())
        if any(canonical.what_it_says(claim.row()) == said for claim in alike.select_related("source", "site")):
            self.add_error(None, _("The provider has this claim already, word for word."))


class VerifyForm(ClaimForm):
    """A claim as it is decided about: `decision` is one of DECISIONS, `seen` what the curator had before their eyes.

    To confirm, dispute or retire is to do so with what is stored; only to save takes changes along, and confirms them.
    """

    decision = forms.ChoiceField(choices=[(name, name) for name in DECISIONS], widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    reason = reason_field(required=False)

    class Meta:
        model = Claim
        fields = ("detail", "code", "status", "as_of", "scope", "site", "valid_until")
        widgets = MappingProxyType({"detail": forms.Textarea(attrs={"rows": 3})})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = self.instance.shown
        limit_to(self.instance.provider, self.fields)

    def clean_detail(self) -> str:
        """One line, also where several were pasted."""
        return " ".join(self.cleaned_data["detail"].split())

    def clean(self) -> dict[str, Any] | None:
        """Decide only on what was seen."""
        said: dict[str, Any] = self.cleaned_data
        decision, otherwise = said.get("decision"), self.said_otherwise
        if said.get("seen") != self.shown:
            raise ValidationError(_("This claim was changed meanwhile. Nothing was done: look at it as it is now."))
        if decision != SAVE and otherwise:
            names = ", ".join(str(self.fields[name].label) for name in otherwise)
            unsaved = _("Nothing was done, as this was changed here: %(names)s. Save and confirm, or change it back.")
            raise ValidationError(unsaved, params={"names": names})
        if decision in WITH_REASON and not said.get("reason"):
            self.add_error("reason", _("Say why: whoever looks at it next needs to know."))
        return super().clean()

    def carry_out(self, user: User) -> str:
        """Do what was decided, save, and say it in a line for the history."""
        decision, reason = self.cleaned_data["decision"], self.cleaned_data["reason"]
        if decision in WITH_REASON:
            WITH_REASON[decision](self.instance, reason)
        else:
            self.instance.confirm(user)
        self.save()
        return said_of(decision, reason, [str(self.fields[name].label) for name in self.said_otherwise])


class BulkForm(forms.Form):
    """Confirms many claims at once."""

    decision = CONFIRM
    previews = False  # whether what it makes of each claim is shown before it is done

    def change(self, claim: Claim, user: User) -> list[Change]:
        """Do it to a claim that is not saved yet, and tell what differs."""
        before = claim.standing
        self.decide(claim, user)
        return [(gettext("Found"), str(before.label), str(claim.standing.label))]

    def decide(self, claim: Claim, user: User) -> None:
        """Confirm it."""
        claim.confirm(user)

    def said(self) -> str:
        """What was done, in a line for the history."""
        return said_of(self.decision, self.cleaned_data.get("reason", ""), [])


class DisputeForm(BulkForm):
    """Disputes them all for one reason."""

    decision = DISPUTE
    reason = reason_field()

    def decide(self, claim: Claim, user: User) -> None:
        """Dispute or retire it."""
        WITH_REASON[self.decision](claim, self.cleaned_data["reason"])


class RetireForm(DisputeForm):
    """Retires them all for one reason."""

    decision = RETIRE


class EditForm(BulkForm):
    """Sets the same for them all; what is left empty stays as it is."""

    SETS = ("status", "as_of", "valid_until")
    previews = True
    status = forms.ChoiceField(label=_("Status"), choices=[("", _("as it is")), *Status.choices], required=False)
    as_of = forms.CharField(
        label=_("As of"),
        required=False,
        help_text=_("YYYY, YYYY-MM or YYYY-MM-DD; empty leaves it as it is, a hyphen removes it."),
    )
    valid_until = forms.CharField(
        label=_("Valid until"),
        required=False,
        help_text=_("YYYY-MM-DD; empty leaves it as it is, a hyphen removes it."),
    )

    def clean(self) -> dict[str, Any] | None:
        """Ask for at least one of them."""
        if not self.values:
            raise ValidationError(_("Fill in what is to be set."))
        return super().clean()

    @property
    def values(self) -> dict[str, str]:
        """What is set, by field."""
        typed = {name: self.cleaned_data.get(name, "") for name in self.SETS}
        return {name: "" if value == NOTHING else value for name, value in typed.items() if value}

    def change(self, claim: Claim, user: User) -> list[Change]:
        """Set the values; what was confirmed is to be looked at again."""
        differing = {name: value for name, value in self.values.items() if getattr(claim, name) != value}
        changes = [(str(self.fields[name].label), getattr(claim, name), value) for name, value in differing.items()]
        for name, value in differing.items():
            setattr(claim, name, value)
        if differing:
            claim.forget_confirmation()
        return changes

    def said(self) -> str:
        """What was done, in a line for the history."""
        values = (f"{self.fields[name].label}: {value or '-'}" for name, value in self.values.items())
        return gettext("Set %(values)s.") % {"values": "; ".join(values)}


def said_of(decision: str, reason: str, changed: list[str]) -> str:
    """A decision in a line for the history."""
    if decision == DISPUTE:
        return gettext("Disputed: %(reason)s") % {"reason": reason}
    if decision == RETIRE:
        return gettext("Retired: %(reason)s") % {"reason": reason}
    if not changed:
        return gettext("Confirmed.")
    return gettext("Changed: %(names)s. Confirmed.") % {"names": ", ".join(changed)}
