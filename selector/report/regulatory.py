"""The regulatory record of a provider by site: what registers and other sources tell, newest first, never judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from providers.catalogue.on_record import REGISTRATION, SHAPES, stands, tells
from providers.catalogue.registers import KNOWN
from providers.catalogue.timeline import CERTIFICATION, Event, SiteEvents
from selector.shortlist.entries import UNFAVOURABLE

from .parts import Reference, Tag
from .pen import Pen, country, reference, without_bracket

# What a report shows at once; the provider's own page has all.
SITES, EVENTS, WIDEST = 6, 4, 300
# What has a scope is told twice as widely: a scope cut short is a narrower one.
SCOPED, WIDEST_SCOPE = frozenset({"certificate", "non_compliance"}), 600


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing on record. `outcome` is None where nothing is claimed; `means` limits what a record of its kind tells.

    `note` has age, last day and standing, `fresh` the day of the register's file and whether a newer one is due.
    """

    head: str
    day: str
    text: str
    remarks: str
    outcome: Tag | None
    means: str
    note: str
    source: Reference
    fresh: str


@dataclass(frozen=True, slots=True)
class SiteRows:
    """A site with its newest records and those that were unfavourable; `older` counts what is not shown."""

    name: str
    rows: tuple[EventRow, ...]
    older: str


@dataclass(frozen=True, slots=True)
class Registered:
    """Sites of which there is a registration and nothing else, in a sentence, with its end and its source."""

    sentence: str
    note: str
    source: Reference


@dataclass(frozen=True, slots=True)
class Regulatory:
    """The sites with records; `further` counts those not shown, `silent` names those without any.

    `against` counts the unfavourable records of all sites, or is empty.
    """

    caution: str
    against: str
    sites: tuple[SiteRows, ...]
    further: str
    registered: tuple[Registered, ...]
    silent: str


def regulatory(sites: Sequence[SiteEvents], today: str, pen: Pen) -> Regulatory | None:
    """The record in words; None where no register says anything of a site. `today` is the assessment date.

    Sites with a record that stands against them come first, then those where one was closed: no limit hides either.
    """
    if not sites:
        return None
    say = pen.say.regulatory
    told = sorted((site for site in sites if tells(site.events)), key=_place)
    silent = [_short(site) for site in sites if not site.events]
    against = [sum(map(_is_against, site.events)) for site in told]
    shown = max(SITES, sum(map(bool, against)))
    rest = len(told) - shown
    return Regulatory(
        caution=say.caution,
        against=pen.counted(say.against, sum(against)) if any(against) else "",
        sites=tuple(_site(site, today, pen) for site in told[:shown]),
        further=pen.counted(say.further, rest) if rest > 0 else "",
        registered=tuple(_registered([site for site in sites if site.events and not tells(site.events)], today, pen)),
        silent=pen.counted(say.silent, len(silent), sites=_some(silent, pen)) if silent else "",
    )


def _place(site: SiteEvents) -> int:
    if any(map(stands, site.events)):
        return 0
    return 1 if any(map(_is_against, site.events)) else 2


def _is_against(event: Event) -> bool:
    """What was unfavourable is shown however old it is, also once it was closed."""
    return event.outcome in UNFAVOURABLE


def _registered(sites: Sequence[SiteEvents], today: str, pen: Pen) -> Iterator[Registered]:
    """Sites that are registered alike, together."""
    alike: dict[tuple[Reference, str], list[str]] = {}
    for site in sites:
        notes = dict.fromkeys(
            pen.say.form.comma.join((*_notes(event, today, pen), *_fresh(event, pen))) for event in site.events
        )
        alike.setdefault((_register(site.events[0]), pen.say.form.comma.join(notes)), []).append(_short(site))
    for (source, note), names in alike.items():
        sentence = pen.counted(pen.say.regulatory.registered, len(names), sites=_some(names, pen))
        yield Registered(sentence, note, source)


def _register(event: Event) -> Reference:
    """The register as a whole; a result may be older than the name that it had then."""
    known = KNOWN.get(event.register)
    return reference(known.title, None, known.url) if known else reference(event.title, None, event.url)


def _some(names: Sequence[str], pen: Pen) -> str:
    shown = list(names[:SITES])
    more = [pen.say.together.more.format(count=len(names) - SITES)] if len(names) > SITES else []
    return pen.listed([*shown, *more])


def _name(site: SiteEvents, pen: Pen) -> str:
    if site.name is None:
        return pen.say.regulatory.unnamed
    city = site.city if site.city != site.name else None
    return pen.say.form.comma.join(filter(None, (site.name, city, country(site.country))))


def _short(site: SiteEvents) -> str:
    """A site in a list of several, where commas part them; what names no site has more than a registration."""
    name = site.name or ""
    return f"{name} ({site.city})" if site.city and site.city not in name else name


def _site(site: SiteEvents, today: str, pen: Pen) -> SiteRows:
    # What has only a last day, a registration, is no event and comes after all that happened.
    events = sorted(site.events, key=lambda event: event.date is None)
    shown = [
        event
        for place, event in enumerate(events)
        if place < EVENTS or _is_against(event) or event.kind == REGISTRATION
    ]
    left = len(events) - len(shown)
    older = pen.counted(pen.say.regulatory.older, left) if left else ""
    return SiteRows(_name(site, pen), tuple(_row(event, today, pen) for event in shown), older)


def _row(event: Event, today: str, pen: Pen) -> EventRow:
    say, widest = pen.say.regulatory, WIDEST_SCOPE if event.kind in SCOPED else WIDEST
    if event.kind == CERTIFICATION:
        whose = without_bracket(pen.vocabulary.label(CERTIFICATION, event.code))
    else:
        whose = pen.authority(event.code)
    return EventRow(
        head=say.whose.format(kind=say.kind[event.kind], authority=whose) if event.register else whose,
        day=_day(event, pen),
        text=_cut(event.text, widest, pen),
        remarks=say.remarks.format(remarks=_cut(event.remarks, widest, pen)) if event.remarks else "",
        outcome=Tag(SHAPES[event.outcome], say.outcome[event.outcome]) if event.outcome else None,
        means=say.means.get(event.kind, ""),
        note=pen.say.form.comma.join(_notes(event, today, pen)),
        source=reference(event.title, None, event.url),
        fresh=pen.say.form.comma.join(_fresh(event, pen)),
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
    if event.until:
        yield _end(event, today, pen).format(date=pen.date(event.until))
    if event.status == "historic" and not (event.until and event.until < today):
        yield say.historic


def _end(event: Event, today: str, pen: Pen) -> str:
    """What the last day is: of a recall when it was over, of a certificate until when it may be relied on."""
    say, is_past = pen.say.regulatory, (event.until or "") < today
    if event.kind == "recall":
        return say.ended
    if event.kind == "certificate":
        return say.relied_past if is_past else say.relied
    return pen.say.shortlist.expired if is_past else say.until


def _fresh(event: Event, pen: Pen) -> Iterator[str]:
    say = pen.say.regulatory
    if event.retrieved:
        yield say.retrieved.format(date=pen.date(event.retrieved))
    if event.is_gone or event.is_stale:
        yield say.gone if event.is_gone else say.stale


def _cut(text: str, widest: int, pen: Pen) -> str:
    """A long text to its last whole word that fits; the whole stands on the provider's page, and it says so."""
    fits = text[:widest].rpartition(" ")[0]
    return text if len(text) <= widest else pen.say.regulatory.cut.format(text=fits)
