"""What the page of one provider says beside its profile: roles and sites, reason, gaps, regulatory record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selector.assessment.result import AssessmentResult
from selector.shortlist.result import Evidence, Ranked, Requirement, SiteLine
from selector.shortlist.together import SHOWN

from .parts import Figure
from .pen import Pen, country, upper_first
from .provider import Field, Profile
from .ranking import RankedRow, Shortlist
from .records import AUTHORITY, outcome


@dataclass(frozen=True, slots=True)
class Portrait:
    """A provider of the first five on paper.

    `row` is its row of the ranking, with its band as a chart. `roles` count the sites of each activity, `sites` are the
    towns by country. `gaps` has the requirements that are not met, by state; `old` counts the musts that are shown by a
    claim beyond the method's age, or is empty. `authorities` are finished sentences on the records that the
    requirements ask for, and on the absence of an unfavourable one.
    """

    profile: Profile
    row: RankedRow
    why: str
    roles: str
    sites: str
    gaps: tuple[Figure, ...]
    no_gaps: str
    old: str
    authorities: str


def portraits(result: AssessmentResult, listed: Shortlist, today: str, pen: Pen) -> tuple[Portrait, ...]:
    """The portraits of the names that have a profile, best first. `today` is the assessment date."""
    rows = (row for part in listed.lists for row in part.rows)
    return tuple(
        _portrait(ranked, profile, row, Field(result.requirements, len(result.shortlist.ranking), today), pen)
        for ranked, profile, row in zip(result.shortlist.ranking, listed.profiles, rows, strict=False)
    )


def _portrait(ranked: Ranked, profile: Profile, row: RankedRow, field: Field, pen: Pen) -> Portrait:
    gaps = tuple(_gaps(ranked, field.requirements, pen))
    return Portrait(
        profile=profile,
        row=row,
        why=row.why,
        roles=_roles(ranked.profile.sites, pen),
        sites=_sites(ranked.profile.sites, pen) or pen.say.portrait.no_sites,
        gaps=gaps,
        no_gaps="" if gaps else pen.say.portrait.no_gaps,
        old=_old(ranked, field, pen),
        authorities=_authorities(ranked, profile, field.requirements, pen),
    )


def _roles(sites: Sequence[SiteLine], pen: Pen) -> str:
    """The activities with the number of sites of each, in the order of the method's words."""
    count = Counter(activity for site in sites for activity in site.activities)
    told = (
        pen.counted(pen.say.portrait.role, count[activity], activity=label)
        for activity, label in pen.say.shortlist.activity.items()
        if count[activity]
    )
    return upper_first(pen.say.form.comma.join(told))


def _sites(sites: Sequence[SiteLine], pen: Pen) -> str:
    """The towns by country, the country with the most sites first; a site without a town stands with its name."""
    by_country: dict[str, list[str]] = defaultdict(list)
    for site in sites:
        by_country[site.country or ""].append((site.city or site.name).partition(",")[0])
    told = (
        pen.say.portrait.there.format(country=country(code) or pen.say.where.unknown, towns=_once(towns, pen))
        for code, towns in sorted(by_country.items(), key=lambda item: -len(item[1]))
    )
    return pen.say.form.answers.join(told)


def _once(towns: Sequence[str], pen: Pen) -> str:
    return pen.say.form.comma.join(dict.fromkeys(towns))


def _gaps(ranked: Ranked, needs: Sequence[Requirement], pen: Pen) -> Iterator[Figure]:
    for state, text in pen.texts.state.items():
        found = (need for need, other in zip(needs, ranked.states, strict=True) if other == state != "met")
        labels = [_gap(need, pen) for need in sorted(found, key=lambda need: need.level != "must")]
        if labels:
            yield Figure(text.label, pen.say.form.answers.join(labels))


def _gap(need: Requirement, pen: Pen) -> str:
    return pen.say.portrait.must.format(need=pen.need(need)) if need.level == "must" else pen.need(need)


def _old(ranked: Ranked, field: Field, pen: Pen) -> str:
    """How many musts are shown by a claim past the method's limit of age: the gate does not ask."""
    shown = (
        match.evidence
        for need, match in zip(field.requirements, ranked.matches, strict=True)
        if need.level == "must" and match.state in SHOWN and match.evidence
    )
    count = sum(pen.is_old(evidence.as_of, field.today) for evidence in shown)
    years = pen.count(pen.method.grades.age_years)
    told = pen.say.portrait.old.of(count).format(count=pen.count(count), years=years)
    return upper_first(told) if count else ""


def _authorities(ranked: Ranked, profile: Profile, needs: Sequence[Requirement], pen: Pen) -> str:
    say, form, leads = pen.say.portrait, pen.say.form, {ask.requirement: ask.state for ask in ranked.ask}
    asked = [(need, match) for need, match in zip(needs, ranked.matches, strict=True) if need.kind == AUTHORITY]
    shown = [
        say.dated.format(label=pen.need(need), date=_ended(match.evidence, leads.get(need.key, ""), pen))
        for need, match in asked
        if match.state in SHOWN and match.evidence
    ]
    mixed = [pen.need(need) for need, match in asked if match.state == "mixed"]
    told = {*SHOWN, "mixed"}
    others = [pen.need(need) for need, match in asked if match.state not in told or not match.evidence]
    sentences = (
        say.shown.format(records=form.comma.join(shown)) if shown else "",
        say.mixed.format(records=form.comma.join(mixed)) if mixed else "",
        say.not_shown.format(records=form.comma.join(others)) if others else "",
        "" if profile.records else say.no_record,
    )
    return " ".join(filter(None, sentences))


def _ended(evidence: Evidence, lead: str, pen: Pen) -> str:
    """When a record was made, and how it ended, unless well."""
    date = evidence.as_of or pen.say.shortlist.undated
    return pen.say.form.comma.join(filter(None, (date, outcome(evidence, lead, pen))))
