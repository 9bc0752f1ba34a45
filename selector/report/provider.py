"""One ranked provider in full: facts, each need with its best claim and source, questions to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from providers.catalogue.facts import ADVERSE
from selector.shortlist.result import Ask, Evidence, Match, Ranked, RankingDraws, Requirement, SiteLine
from selector.shortlist.result import Profile as Facts
from selector.shortlist.together import SHOWN, together

from . import figures
from .deciding import check_state, first_check
from .one_site import one_site
from .parts import Figure, Passage, Reference, Tag
from .pen import Pen, country, lower_first, reference
from .records import AuthorityRecord, SourceKey, at_site, at_sites, authority_records, outcome, source_key
from .regulatory import Regulatory, regulatory

RARE = 0.01  # a share below is not printed


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One need against one provider. `bars` is the grade of evidence, 1 to 3, 0 where there is no claim.

    `claim` is the best claim, or what the state means where `shown` is False; `age` says where it is undated, older
    than seven years, expired, or a plan past its date; `note` says how a record ended, and where a met rests on
    statements alone; `source` is the number in `Profile.sources`. `sites` are those that claims name, "at Bern and
    Lyon". A mixed record shows the clean claim with its site, and the unfavourable `records` beside it.
    """

    need: str
    level: str
    state: Tag
    claim: str
    shown: bool = False
    evidence: str = ""
    bars: int = 0
    as_of: str = ""
    age: str = ""
    note: str = ""
    sites: str = ""
    source: str = ""
    records: tuple[AuthorityRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A page of the PDF, a fold of the page. `figures` are rank band, fit, needs known, gate.

    `together` says whether one site shows the musts, or nothing where none is shown. `check` is the need to check first
    with its state, or empty. `ask_briefly` are the questions of `ask` for paper:
    without their lead, which repeats what `matches` say, and one for all requirements of a kind.
    """

    slug: str
    rank: str
    name: str
    about: str
    figures: tuple[Figure, ...]
    together: str
    check: str
    matches: tuple[MatchRow, ...]
    records: tuple[AuthorityRecord, ...]
    regulatory: Regulatory | None
    flags: tuple[Passage, ...]
    ask: tuple[str, ...]
    ask_briefly: tuple[str, ...]
    sites: tuple[str, ...]
    sources: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What a row of the ranking is read against: the requirements, the number ranked, the assessment date."""

    requirements: Sequence[Requirement]
    count: int
    today: str


def profile(row: Ranked, draw: RankingDraws | None, field: Field, pen: Pen) -> Profile:
    """One provider with numbered sources."""
    sources = sources_of(row)
    flags = [pen.texts.red_flag[key] for key in row.profile.red_flags]
    return Profile(
        slug=row.slug,
        rank=str(row.rank),
        name=row.name,
        about=_about(row.profile, pen),
        figures=_figures(row, draw, field, pen),
        together=one_site(together(field.requirements, row.matches), field.requirements, pen).sentence,
        check=_check(row, field, pen),
        matches=tuple(match_rows(row, sources, field, pen)),
        records=authority_records(row.profile.records, field.today, pen, sources),
        regulatory=regulatory(row.profile.timeline, field.today, pen),
        flags=tuple(Passage(flag.title, " ".join(filter(None, (flag.text, flag.ask)))) for flag in flags),
        ask=tuple(ask.text for ask in row.ask),
        ask_briefly=tuple(_briefly(row, field, pen)),
        sites=tuple(_site(site, pen) for site in row.profile.sites),
        sources=tuple(reference(*source, number=number) for source, number in sources.items()),
    )


def band_words(draw: RankingDraws | None, pen: Pen) -> str:
    """The rank band: "1 to 6"; one number where both ends are the same."""
    say = pen.say
    if draw is None:
        return say.shortlist.not_drawn.format(best=pen.method.robustness.best)
    if draw.best_rank == draw.worst_rank:
        return str(draw.best_rank)
    return say.form.range.format(low=draw.best_rank, high=draw.worst_rank)


def first_words(draw: RankingDraws, pen: Pen) -> str:
    """How often a provider is first: "first in 62 % of draws"."""
    say, share = pen.say.shortlist.first, draw.first
    if share in {0, 1}:
        return say["always" if share else "never"]
    return say["rare" if share < RARE else "share"].format(share=figures.percent(pen.say.form, share))


def sources_of(row: Ranked) -> dict[SourceKey, str]:
    """The number of each source behind a provider's matches and records."""
    shown = [match.evidence for match in row.matches if match.evidence]
    keys = dict.fromkeys(source_key(evidence) for evidence in (*shown, *row.profile.records))
    return {key: str(number) for number, key in enumerate(keys, 1)}


def match_rows(row: Ranked, sources: Mapping[SourceKey, str], field: Field, pen: Pen) -> Iterator[MatchRow]:
    """The matches of a provider in the order of requirements."""
    leads = {ask.requirement: ask.state for ask in row.ask}
    for need, match in zip(field.requirements, row.matches, strict=True):
        shown = _match(need, match, leads.get(need.key, ""), sources, field.today, pen)
        if match.state == "mixed" and match.evidence:
            against = [record for record in row.profile.records if _is_against(record, need, pen)]
            records = authority_records(against, field.today, pen, sources)
            shown = replace(shown, claim=at_site(match.evidence, pen), records=records)
        yield shown


def _is_against(record: Evidence, need: Requirement, pen: Pen) -> bool:
    stands = record.outcome == ADVERSE and record.status == "current"
    return stands and pen.vocabulary.covers(need.kind, need.code, record.code)


def _match(
    need: Requirement, match: Match, lead: str, sources: Mapping[SourceKey, str], today: str, pen: Pen
) -> MatchRow:
    say, state, evidence = pen.say.shortlist, pen.texts.state[match.state], match.evidence
    row = partial(MatchRow, pen.need(need), pen.say.need.level[need.level], Tag(match.state, state.label))
    if lead == "between":
        return row(say.between)
    if match.state == "unknown":
        return row(say.silent)
    if evidence is None:
        return row(pen.say.form.answers.join(match.sites) or state.text)
    return row(
        evidence.detail,
        shown=True,
        evidence=say.evidence[evidence.evidence],
        bars=say.bars[evidence.evidence],
        as_of=evidence.as_of or "",
        age=pen.dated(evidence, today),
        note=outcome(evidence, lead, pen),
        sites=at_sites(match.sites, pen) if match.state in SHOWN else "",
        source=sources[source_key(evidence)],
    )


def _check(row: Ranked, field: Field, pen: Pen) -> str:
    risk = first_check(row, field.requirements, pen)
    if risk is None:
        return ""
    need = next(need for need in field.requirements if need.key == risk.requirement)
    return pen.say.form.comma.join((pen.need(need), check_state(risk, pen)))


def _briefly(row: Ranked, field: Field, pen: Pen) -> Iterator[str]:
    found = {need.key: (need, match) for need, match in zip(field.requirements, row.matches, strict=True)}
    kinds: dict[str, list[Ask]] = {}
    for ask in row.ask:
        kinds.setdefault(found[ask.requirement][0].kind, []).append(ask)
    for kind, asks in kinds.items():
        if len(asks) == 1:
            yield _without_lead(asks[0], found[asks[0].requirement][1], pen)
        else:
            labels = pen.say.form.answers.join(pen.need(found[ask.requirement][0]) for ask in asks)
            yield pen.say.portrait.several[kind].format(labels=labels)


def _without_lead(ask: Ask, match: Match, pen: Pen) -> str:
    claim = match.evidence.detail.removesuffix(".") if match.evidence else ""
    return ask.text.removeprefix(pen.texts.rfi_lead[ask.state].text.format(claim=claim)).lstrip()


def _about(facts: Facts, pen: Pen) -> str:
    say = pen.say.shortlist
    place = pen.say.form.comma.join(filter(None, (facts.hq_city, country(facts.hq_country))))
    model = "both" if len(facts.model) > 1 else facts.model[0] if facts.model else ""
    claims = pen.counted(say.claims, facts.claims)
    parts = (
        say.place.format(place=place) if place else "",
        say.founded.format(year=facts.founded) if facts.founded else "",
        say.model.get(model, ""),
        pen.counted(say.sources, facts.sources, claims=claims),
    )
    return " ".join(filter(None, parts))


def _figures(row: Ranked, draw: RankingDraws | None, field: Field, pen: Pen) -> tuple[Figure, ...]:
    say, form, gate = pen.say.shortlist, pen.say.form, pen.texts.gate[row.gate]
    first = say.band_note.format(count=field.count, first=lower_first(first_words(draw, pen))) if draw else ""
    low, high = figures.whole(row.fit_low), figures.whole(row.fit_high)
    return (
        Figure(say.band, band_words(draw, pen), first),
        Figure(say.fit, figures.plain(row.fit), say.fit_note.format(low=low, high=high)),
        Figure(say.known, figures.percent(form, row.evidence_coverage / 100), say.known_note),
        Figure(say.gate, gate.label, gate.text),
    )


def _site(site: SiteLine, pen: Pen) -> str:
    say, form = pen.say.shortlist, pen.say.form
    parts = dict.fromkeys(filter(None, (site.name, site.city, country(site.country))))
    activities = form.comma.join(say.activity[activity] for activity in site.activities)
    name = form.comma.join(parts)
    return say.site.format(name=name, activities=activities) if activities else name
