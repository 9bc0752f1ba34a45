"""What is on record with authorities of each site of a provider, newest first: records of registers, and claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from providers.catalogue.dates import first_day
from providers.catalogue.facts import Claim, ProviderFacts, Site, SiteRecord
from providers.catalogue.registers import KNOWN, is_stale, record_source
from providers.catalogue.standing import is_expired

RECORD, CERTIFICATION = "regulator", "certification"
CLAIMED = (RECORD, CERTIFICATION)
# Each file is the whole register; the others come as pages or selections, so that a newer one need not repeat a record.
WHOLE = frozenset({"fda_registration"})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing on record. Results store it: a field that comes later has to be optional.

    `kind` is that of a record of a register; a claim that no record stands for has its own, regulator or certification,
    and no `register`. `code` is an authority or a certification, `until` the last day, `outcome` that of the claim,
    None where nothing is claimed, `status` how it counts today. `retrieved` is the day of the newest file that says it.
    `is_stale`: that file has a successor by the usual rhythm of the register; `is_gone`: a successor was read that no
    longer says it. `is_home`: `url` leads to the publisher's site, not to the page itself.
    """

    kind: str
    code: str
    date: str | None
    until: str | None
    outcome: str | None
    status: str
    text: str
    remarks: str
    title: str
    url: str | None
    register: str = ""
    reference: str = ""
    retrieved: str | None = None
    is_gone: bool = False
    is_stale: bool = False
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class SiteEvents:
    """A site with all that is on record of it, newest first; `name` is None where the sources name no site."""

    name: str | None
    city: str | None
    country: str | None
    status: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An event at its site (None: not named), with the claim that it is, or that rests on it."""

    site: Site | None
    event: Event
    claim: Claim | None


def has_records(provider: ProviderFacts) -> bool:
    """Whether a register that was imported says something of a site."""
    return any(site.records for site in provider.sites)


def timeline(provider: ProviderFacts, today: date) -> tuple[SiteEvents, ...]:
    """The events of each site: of those that are current, and of others that have any; what names no site is last."""
    return tuple(_events(site, found) for site, found in by_site(provider, today))


def by_site(provider: ProviderFacts, today: date) -> list[tuple[Site | None, list[Placed]]]:
    """What is on record by site, newest first in each and the site with the newest first."""
    found: dict[Site | None, list[Placed]] = {}
    for one in placed(provider, today):
        found.setdefault(one.site, []).append(one)
    silent = [site for site in provider.sites if site.status == "current" and site not in found]
    named = [(site, some) for site, some in found.items() if site is not None]
    loose = [(None, found[None])] if None in found else []
    return [*named, *((site, []) for site in silent), *loose]


def _events(site: Site | None, found: Sequence[Placed]) -> SiteEvents:
    events = tuple(one.event for one in found)
    if site is None:
        return SiteEvents(None, None, None, "current", events)
    return SiteEvents(site.name, site.city, site.country, site.status, events)


def placed(provider: ProviderFacts, today: date) -> list[Placed]:
    """All that is on record, newest first. A claim that rests on a record is no event of its own."""
    named = {site.name: site for site in reversed(provider.sites)}
    claims = [claim for claim in provider.claims if claim.kind in CLAIMED]
    told: list[Claim] = []
    found: list[Placed] = []
    for site in provider.sites:
        for record in site.records:
            behind = [claim for claim in claims if _rests_on(claim, record, site, provider)]
            told += behind
            claim = behind[0] if behind else None
            found.append(Placed(site, _of_record(record, claim, today), claim))
    beside = [claim for claim in claims if not any(claim is one for one in told)]
    found += (Placed(named.get(claim.site or ""), _of_claim(claim, provider, today), claim) for claim in beside)
    return sorted(found, key=lambda one: _day(one.event), reverse=True)


def _rests_on(claim: Claim, record: SiteRecord, site: Site, provider: ProviderFacts) -> bool:
    source = provider.sources[claim.source]
    same = claim.source == record_source(record.register, record.kind, record.reference)
    at_it = record.url is not None and source.url == record.url and not source.url_shortened
    return claim.kind == RECORD and claim.site in (None, site.name) and (same or at_it)


def _of_record(record: SiteRecord, claim: Claim | None, today: date) -> Event:
    known = KNOWN.get(record.register)
    address = record.url or (known.url if known else None)
    return Event(
        kind=record.kind,
        code=known.authority if known else "",
        date=record.date,
        until=record.until or (claim.valid_until if claim else None),
        outcome=claim.outcome if claim else None,
        status=_status(claim, today) if claim else "current",
        text=record.text,
        remarks=record.remarks,
        title=record.title,
        url=address,
        register=record.register,
        reference=record.reference,
        retrieved=record.retrieved,
        is_gone=record.gone is not None,
        is_stale=is_stale(record.register, record.retrieved, today),
        is_home=record.url is None,
    )


def _of_claim(claim: Claim, provider: ProviderFacts, today: date) -> Event:
    source = provider.sources[claim.source]
    return Event(
        kind=claim.kind,
        code=claim.code,
        date=claim.as_of,
        until=claim.valid_until,
        outcome=claim.outcome,
        status=_status(claim, today),
        text=claim.detail,
        remarks="",
        title=source.title,
        url=source.url,
        is_home=source.url_shortened,
    )


def _status(claim: Claim, today: date) -> str:
    return "historic" if is_expired(claim, today) else claim.status


def _day(event: Event) -> str:
    """What is undated goes by its last day: a registration has only that; what has neither comes last."""
    return first_day(event.date or event.until)
