"""Builders of what registers say of invented sites: entries, joined ones, records, and whole rows with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from providers.catalogue.facts import SiteRecord
from providers.catalogue.problems import Place
from providers.regulators.entry import Entry
from providers.regulators.join import Joined, Spot

KINDS = {
    "letter": ("fda_warning_letters", "us_fda", "adverse"),
    "inspection": ("fda_inspections", "us_fda", "no_observations"),
    "registration": ("fda_registration", "us_fda", None),
    "recall": ("fda_enforcement", "us_fda", None),
    "certificate": ("eudragmdp", "eu_ema", "passed"),
    "non_compliance": ("eudragmdp", "eu_ema", "adverse"),
    "prequalification": ("who_prequalification", "who_pq", None),
}


def make_entry(kind: str = "letter", day: str | None = "2026-03-03", **changes: Any) -> Entry:
    """Make an entry of an invented firm; a letter has its own address, and what has codes of a scope lists them."""
    register, authority, outcome = KINDS[kind]
    listed = "; ".join(code for scheme, code in changes.get("codes", ()) if scheme == "eu_mia")
    scope = f". Scope, Human Medicinal Products: {listed}." if listed else ""
    reference = changes.get("reference", f"{kind}-{day}")
    entry = Entry(
        register, kind, reference, authority, "Plain Tablets", "Town 1", "DE", (), day, None, outcome,  # type: ignore[arg-type]
        (("fda_product_type", "Drugs"),) if kind == "inspection" else (), f"Made up: {kind} of {day}{scope}", "",
        f"Title of {reference}", f"https://letters.example/{reference}" if kind == "letter" else None,
        Place("register.csv", "", 2),
    )  # fmt: skip
    return replace(entry, **changes)


def join_to(entry: Entry, site: str = "Site 1", provider: str = "plain-tablets") -> Joined:
    """Join an entry to a site without a city."""
    return Joined(entry, Spot(provider, site, None))


def make_record(kind: str = "letter", day: str | None = "2026-03-03", **changes: Any) -> SiteRecord:
    """Make the record that an entry becomes, read on 20 November 2026."""
    entry = make_entry(kind, day)
    record = SiteRecord(
        entry.register, kind, entry.reference, day, None, entry.text, "", entry.title, entry.url, "2026-11-20"
    )
    return replace(record, **changes)
