"""The regulatory record of a provider by site: what registers and other sources tell, newest first, never judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from providers.catalogue.on_record import SHAPES
from providers.catalogue.timeline import CERTIFICATION, Event, SiteEvents
from selector.shortlist.grades import ADVERSE

from .parts import Reference, Tag
from .pen import Pen, country, reference, without_bracket

# What a report shows at once; the provider's own page has all.
SITES, EVENTS, WIDEST = 6, 4, 300


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing on record. `outcome` is None where nothing is claimed; `note` has last day, standing and freshness."""

    head: str
    day: str
    text: str
    remarks: str
    outcome: Tag | None
    note: str
    source: Reference


@dataclass(frozen=True, slots=True)
class SiteRows:
    """A site with its newest records and those that stand against it; `older` counts what is not shown."""

    name: str
    rows: tuple[EventRow, ...]
    older: str


@dataclass(frozen=True, slots=True)
class Regulatory:
    """The sites with records; `further` counts those not shown, `silent` names those without any."""

    caution: str
    sites: tuple[SiteRows, ...]
    further: str
    silent: str


def regulatory(sites: Sequence[SiteEvents], today: str, pen: Pen) -> Regulatory | None:
    """The record in words; None where no register says anything of a site. `today` is the assessment date.

    Sites with a record that stands against them come first, so that no limit of space hides one.
    """
    if not sites:
        return None
    say = pen.say.regulatory
    told = sorted((site for site in sites if site.events), key=lambda site: not any(map(_stands, site.events)))
    silent = [_name(site, pen) for site in sites if not site.events]
    rest = len(told) - SITES
    return Regulatory(
        caution=say.caution,
        sites=tuple(_site(site, today, pen) for site in told[:SITES]),
        further=pen.counted(say.further, rest) if rest > 0 else "",
        silent=pen.counted(say.silent, len(silent), sites=_some(silent, pen)) if silent else "",
    )


def _some(names: Sequence[str], pen: Pen) -> str:
    shown = list(names[:SITES])
    more = [pen.say.together.more.format(count=len(names) - SITES)] if len(names) > SITES else []
    return pen.listed([*shown, *more])


def _name(site: SiteEvents, pen: Pen) -> str:
    if site.name is None:
        return pen.say.regulatory.unnamed
    city = site.city if site.city != site.name else None
    return pen.say.form.comma.join(filter(None, (site.name, city, country(site.country))))


def _stands(event: Event) -> bool:
    return event.outcome == ADVERSE and event.status == "current"


def _site(site: SiteEvents, today: str, pen: Pen) -> SiteRows:
    shown = [event for place, event in enumerate(site.events) if place < EVENTS or _stands(event)]
    left = len(site.events) - len(shown)
    older = pen.counted(pen.say.regulatory.older, left) if left else ""
    return SiteRows(_name(site, pen), tuple(_row(event, today, pen) for event in shown), older)


def _row(event: Event, today: str, pen: Pen) -> EventRow:
    say = pen.say.regulatory
    if event.kind == CERTIFICATION:
        whose = without_bracket(pen.vocabulary.label(CERTIFICATION, event.code))
    else:
        whose = pen.authority(event.code)
    return EventRow(
        head=say.whose.format(kind=say.kind[event.kind], authority=whose) if event.register else whose,
        day=_day(event, pen),
        text=_cut(event.text),
        remarks=say.remarks.format(remarks=_cut(event.remarks)) if event.remarks else "",
        outcome=Tag(SHAPES[event.outcome], say.outcome[event.outcome]) if event.outcome else None,
        note=pen.say.form.comma.join(_notes(event, today, pen)),
        source=reference(event.title, None, event.url),
    )


def _day(event: Event, pen: Pen) -> str:
    """The day; where there is only a last one, that is all that has to be said."""
    if event.date:
        return pen.date(event.date)
    return "" if event.until else pen.say.shortlist.undated


def _notes(event: Event, today: str, pen: Pen) -> Iterator[str]:
    say = pen.say.regulatory
    if event.date and (old := pen.age(event.date, today)):
        yield old
    if event.until and event.kind == "recall":
        yield say.ended.format(date=pen.date(event.until))
    elif event.until and event.until < today:
        yield pen.say.shortlist.expired.format(date=pen.date(event.until))
    elif event.until:
        yield say.until.format(date=pen.date(event.until))
    elif event.status == "historic":
        yield say.historic
    if event.retrieved:
        yield say.retrieved.format(date=pen.date(event.retrieved))
    if event.is_gone or event.is_stale:
        yield say.gone if event.is_gone else say.stale


def _cut(text: str) -> str:
    """A long text to its last whole word that fits; the whole stands on the provider's page."""
    return text if len(text) <= WIDEST else f"{text[:WIDEST].rpartition(' ')[0]} …"
