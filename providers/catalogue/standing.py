"""How claims stand: which of them count on a day, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from providers.catalogue.dates import last_day, later
from providers.catalogue.facts import Claim, ProviderFacts
from providers.catalogue.rules import DATE

Row = Mapping[str, Any]
CERTIFICATE_YEARS = 3


def is_expired(claim: Claim, today: date) -> bool:
    """True from the day after the last one on which the claim holds."""
    return claim.valid_until is not None and claim.valid_until < today.isoformat()


def counted(provider: ProviderFacts, today: date) -> ProviderFacts:
    """The provider with the claims that count on this day: disputed ones set apart, expired ones historic."""
    if not any(claim.disputed or claim.valid_until for claim in provider.claims):
        return provider
    claims = [replace(one, status="historic") if is_expired(one, today) else one for one in provider.claims]
    return replace(
        provider,
        claims=tuple(claim for claim in claims if not claim.disputed),
        disputed=(*provider.disputed, *(claim for claim in claims if claim.disputed)),
    )


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
    return later(date.fromisoformat(last_day(claim["as_of"])), 12 * CERTIFICATE_YEARS).isoformat()
