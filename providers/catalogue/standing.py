"""How claims stand: which of them count on a day, and what an import leaves as curators found it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from .canonical import what_it_says
from .dates import last_day
from .facts import Claim, ProviderFacts
from .rules import CHECKS, DATE

Row = Mapping[str, Any]
CERTIFICATE_YEARS = 3


def is_expired(claim: Claim, today: date) -> bool:
    """True from the day after the last one on which the claim holds."""
    return claim.valid_until is not None and claim.valid_until < today.isoformat()


def counted(provider: ProviderFacts, today: date) -> ProviderFacts:
    """The provider with the claims that count on this day: disputed ones left out, expired ones historic."""
    if not any(claim.disputed or claim.valid_until for claim in provider.claims):
        return provider
    undisputed = (claim for claim in provider.claims if not claim.disputed)
    claims = (replace(claim, status="historic") if is_expired(claim, today) else claim for claim in undisputed)
    return replace(provider, claims=tuple(claims))


def proposed_end(claim: Row) -> str | None:
    """The last day of an EU GMP certificate, to be looked up: three years after the inspection, unless it says less.

    For a passed EU inspection without `valid_until`, counted from the last day that `as_of` can mean. It is a proposal
    only: the three years are a consultant's account (https://eugmp.gmp.com.vn), some authorities went beyond them
    (http://www.direnzo.biz/it/certificati-gmp-quale-scadenza/), certificates were extended during the pandemic (EMA:
    https://www.ema.europa.eu/en/human-regulatory/research-development/compliance/good-manufacturing-practice), and
    `as_of` need not be the day of the inspection.
    """
    about = (claim["kind"], claim["code"], claim.get("outcome"))
    if about != ("regulator", "eu_ema", "passed") or claim.get("valid_until") or not DATE.holds(claim["as_of"]):
        return None
    year, month_and_day = last_day(claim["as_of"]).split("-", 1)
    later = f"{int(year) + CERTIFICATE_YEARS}-{month_and_day}"
    return later if month_and_day != "02-29" else later.replace("02-29", "02-28")


def with_checks(before: Mapping[str, Row], after: Mapping[str, Row]) -> dict[str, Row]:
    """Providers by slug as an import would have them, each claim with the checks of what it says.

    A claim that says what it said before keeps the checks that the import is silent about: who does not know of them
    does not undo them. One that is put differently loses the day on which its old words were confirmed.
    """
    return {slug: _checked(before[slug], row) if slug in before else row for slug, row in after.items()}


def _checked(before: Row, row: Row) -> Row:
    checked = [(what_it_says(claim), claim) for claim in before["claims"] if not claim.keys().isdisjoint(CHECKS)]
    if not checked:
        return row
    said = [what_it_says(claim) for claim in row["claims"]]
    checks = {text: {key: claim[key] for key in CHECKS if key in claim} for text, claim in checked}
    left = {_day(claim) for text, claim in checked if text not in said}
    claims = [_as_found(claim, checks.get(text), left) for claim, text in zip(row["claims"], said, strict=True)]
    return {**row, "claims": claims}


def _as_found(claim: Row, checks: Row | None, left: Collection[object]) -> Row:
    if checks:
        return claim if any(key in claim for key in CHECKS) else {**claim, **checks}
    if _day(claim) in left:
        return {key: value for key, value in claim.items() if key != "verified_at"}
    return claim


def _day(claim: Row) -> tuple[object, ...]:
    return claim["kind"], claim["code"], claim.get("verified_at")
