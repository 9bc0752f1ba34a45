"""How claims stand: which of them count on a day, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from .dates import last_day
from .facts import Claim, ProviderFacts
from .rules import DATE

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
