"""One ranked provider in full: facts, each need with its best claim and source, questions to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selector.shortlist.result import Evidence, Match, Ranked, RankingDraws, Requirement, SiteLine
from selector.shortlist.result import Profile as Facts

from . import figures
from .parts import Figure, Passage, Reference, Tag
from .pen import Pen, country, reference


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One need against one provider. `bars` is the grade of evidence, 1 to 3, 0 where there is no claim.

    `claim` is the best claim, or what the state means where `shown` is False; `age` is "undated" or "older than seven
    years" where true; `note` says where a met rests on statements alone; `source` is the number in `Profile.sources`.
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
    source: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A page of the PDF, a fold of the page. `figures` are rank band, fit, needs known, gate."""

    slug: str
    rank: str
    name: str
    about: str
    figures: tuple[Figure, ...]
    matches: tuple[MatchRow, ...]
    flags: tuple[Passage, ...]
    ask_title: str
    ask: tuple[str, ...]
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
    sources = _sources(row.matches)
    flags = [pen.texts.red_flag[key] for key in row.profile.red_flags]
    return Profile(
        slug=row.slug,
        rank=str(row.rank),
        name=row.name,
        about=_about(row.profile, pen),
        figures=_figures(row, draw, field, pen),
        matches=tuple(
            _match(need, match, leads(row).get(need.key, ""), sources, field.today, pen)
            for need, match in zip(field.requirements, row.matches, strict=True)
        ),
        flags=tuple(Passage(flag.title, " ".join(filter(None, (flag.text, flag.ask)))) for flag in flags),
        ask_title=pen.counted(pen.say.shortlist.ask, len(row.ask)),
        ask=tuple(ask.text for ask in row.ask),
        sites=tuple(_site(site, pen) for site in row.profile.sites),
        sources=tuple(reference(*source, number=number) for source, number in sources.items()),
    )


def leads(row: Ranked) -> dict[str, str]:
    """How the question on each requirement opens, by "kind:code"."""
    return {ask.requirement: ask.state for ask in row.ask}


def band_words(draw: RankingDraws | None, pen: Pen) -> str:
    """The rank band: "1 to 6"; one number where both ends are the same."""
    say = pen.say
    if draw is None:
        return say.shortlist.not_drawn.format(best=pen.method.robustness.best)
    if draw.best_rank == draw.worst_rank:
        return str(draw.best_rank)
    return say.form.range.format(low=draw.best_rank, high=draw.worst_rank)


SourceKey = tuple[str, str | None, str | None]


def _sources(matches: Sequence[Match]) -> dict[SourceKey, str]:
    keys = dict.fromkeys(source_key(match.evidence) for match in matches if match.evidence)
    return {key: str(number) for number, key in enumerate(keys, 1)}


def source_key(evidence: Evidence) -> SourceKey:
    """What makes two claims rest on the same source."""
    return evidence.title, evidence.published, evidence.url


def _match(need: Requirement, match: Match, lead: str, sources: dict[SourceKey, str], today: str, pen: Pen) -> MatchRow:
    say, state, evidence = pen.say.shortlist, pen.texts.state[match.state], match.evidence
    row = MatchRow(pen.need(need), pen.say.need.level[need.level], Tag(match.state, state.label), state.text)
    if lead == "between":
        return replace(row, claim=say.between)
    if match.state == "unknown":
        return replace(row, claim=say.silent)
    if evidence is None:
        return replace(row, claim=pen.say.form.answers.join(match.sites) or state.text)
    return replace(
        row,
        claim=evidence.detail,
        shown=True,
        evidence=say.evidence[evidence.evidence],
        bars=say.bars[evidence.evidence],
        as_of=evidence.as_of or "",
        age=pen.age(evidence.as_of, today),
        note=say.outcome.get(evidence.outcome or "", "") if lead == "stated" else "",
        source=sources[source_key(evidence)],
    )


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
    first = say.band_note.format(count=field.count, share=figures.percent(form, draw.first)) if draw else ""
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
