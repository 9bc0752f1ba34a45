"""Filters that turn the codes of the catalogue into words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from providers.bases import Recorded
from providers.catalogue import countries
from providers.catalogue.dates import first_day
from providers.catalogue.registers import KNOWN, Known
from providers.choices import Region
from providers.models import Claim, Provider, Site, SiteRecord, Source

register = template.Library()

Words = Mapping[str, Promise | str]

WORDS: Mapping[str, Words] = {
    "evidence": {
        "regulator_record": _("Authority record"),
        "third_party": _("Third party"),
        "provider_statement": _("Own statement"),
    },
    "evidence_means": {
        "regulator_record": _("published by an authority"),
        "third_party": _("said by press, analysts or registers"),
        "provider_statement": _("said by the provider"),
    },
    "status": {"current": _("Current"), "planned": _("Planned"), "historic": _("In the past")},
    "scope": {"drug_product_only": _("finished medicine only"), "packaging_only": _("packing only")},
    "outcome": {
        "passed": _("Positive result"),
        "no_observations": _("No observations"),
        "observations": _("Observations, no enforcement"),
        "adverse": _("Action taken or indicated, no close-out shown"),
        "adverse_resolved": _("Action taken, since closed"),
        "supplies_market": _("Supplies this market, no inspection shown"),
        "stated": _("Stated, no inspection shown"),
    },
    "record": {
        "registration": _("Registration"),
        "inspection": _("Inspection"),
        "certificate": _("GMP certificate"),
        "letter": _("Warning letter"),
        "non_compliance": _("Statement of non-compliance"),
        "recall": _("Recall"),
        "prequalification": _("Prequalified product"),
    },
    "caution": {
        "registration": _("Registration is not approval."),
        "certificate": _("A certificate is for its scope only."),
        "recall": _("The reason may lie with the owner of the product."),
        "prequalification": _("It is about a product, not about a site."),
    },
    "activity": {
        "drug_substance": _("active substance"),
        "drug_product": _("finished medicine"),
        "packaging": _("packing"),
        "testing": _("testing"),
        "development": _("development"),
    },
    "model": {"cdmo": _("development and manufacturing (CDMO)"), "cmo": _("contract manufacturing (CMO)")},
    "scheme": {"fei": _("FEI"), "duns": _("D-U-N-S"), "oms": _("OMS"), "mia": _("MIA")},
    "duplicate": {
        "name": _("the same name"),
        "identifier": _("the same number"),
        "website": _("the same website"),
        "site": _("the same site in the same town"),
    },
    "age": {
        "new": _("Seven years or newer"),
        "old": _("Older than seven years"),
        "undated": _("Undated"),
    },
    "address": {
        "own": _("The publisher's own page"),
        "shortened": _("The publisher's own site, not the page itself"),
        "none": _("No public address"),
    },
}
# What the parts of a plan are rows of.
PARTS: Mapping[str, type[Recorded]] = {
    "provider": Provider,
    "field": Provider,
    "site": Site,
    "record": SiteRecord,
    "source": Source,
    "claim": Claim,
}


@register.filter
def word(code: str, words: str) -> Promise | str:
    """A code in words: `{{ claim.evidence|word:"evidence" }}`; the code itself where it is none of them."""
    return WORDS[words].get(code, code)


@register.filter
def label(key: str, part: str) -> str:
    """A key of the file in words, by the part of a provider that it is of: `{{ field.key|label:"claim" }}`."""
    return PARTS[part].label(key)


@register.filter
def place(code: str) -> Promise | str:
    """The name of a country or region."""
    return Region(code).label if code in countries.REGIONS else countries.name(code)


@register.filter
def as_of(day: str | None) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD in words; nothing for no date."""
    if not day or len(day) == len("YYYY"):
        return day or ""
    return date_format(date.fromisoformat(first_day(day)), "F Y" if len(day) == len("YYYY-MM") else "j F Y")


@register.simple_tag
def registers() -> Collection[Known]:
    """The registers whose files can be imported: `{% registers as known %}`."""
    return KNOWN.values()
