"""The shortlist: two lists under one numbering, with bands, fit, gates, what speaks for each and what to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from selector.shortlist.result import Ranked, RankingDraws, Requirement, ShortlistResult, State
from selector.shortlist.together import together

from . import figures, strips
from .alternatives import RankingView, apart, gate, presets, second_source, unsettled, views
from .deciding import asked_why, check_state, first_check, shown_why
from .one_site import OneSite, one_site
from .parts import Tag
from .pen import Pen, country
from .provider import Field, Profile, band_words, first_words, profile
from .records import AuthorityRecord, authority_records, reason

IN_FULL = 5  # names: of each list they stand open, and the first of all are told of in full
HEAT_STEPS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """Fit in one dimension: `step` 1 to 5 is the shade, 0 where the dimension has no requirement."""

    column: str
    step: int
    value: str


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One provider of the ranking. `band` and `strip` are charts; `ask` holds the questions to put to it.

    `band_words` is "1 to 6"; `why` and `check` name needs, the latter what decides where that is not shown;
    `check_state` is its state in words;
    `first` is "First in 62 % of draws", `tie` "close to a tie with rank 2", each or both empty; `one_site` is about the
    musts; `records` are its unfavourable records with authorities.
    """

    rank: str
    slug: str
    name: str
    country: str
    gate: Tag
    band_words: str
    band: str
    fit: str
    fit_range: str
    cells: tuple[Cell, ...]
    coverage: str
    strip: str
    strip_words: str
    why: str
    check: str
    check_state: str
    first: str
    tie: str
    one_site: OneSite
    records: tuple[AuthorityRecord, ...]
    ask_title: str
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankedList:
    """One of the two lists, `key` shown or asked. `first` stands open, `rest` in a fold with its title.

    Five stand open over both lists, so that the second is mostly a fold as a whole.

    `sentence` names the ties, and says once what is the same for every row: the need to check first, and that none is
    first in a draw. The rows leave that out.
    """

    key: str
    title: str
    sentence: str
    first: tuple[RankedRow, ...]
    rest: tuple[RankedRow, ...]
    rest_title: str

    @property
    def rows(self) -> tuple[RankedRow, ...]:
        """All, for paper, which has no folds."""
        return (*self.first, *self.rest)


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The ranking. `columns` heads the five cells; `states` is the key to the strips that occur.

    `lists` and `sentence` are empty where nobody is ranked; `empty` then says so. `unsettled` says where other
    published weights put another name first, `apart` who is ranked for one step alone. `profiles` are the five best in
    full.
    """

    sentence: str
    states: tuple[Tag, ...]
    columns: tuple[str, ...]
    lists: tuple[RankedList, ...]
    empty: str
    second_source: str
    presets: tuple[str, ...]
    unsettled: str
    views: tuple[RankingView, ...]
    apart: str
    profiles: tuple[Profile, ...]


def shortlist(
    result: ShortlistResult, requirements: Sequence[Requirement], flags: Collection[str], today: str, pen: Pen
) -> Shortlist:
    """The ranking in words, to a sponsor with these flags; the age of evidence counts from `today`."""
    field = Field(requirements, len(result.ranking), today)
    draws = {draw.slug: draw for draw in result.ranking_draws}
    rows = [ranked_row(row, draws.get(row.slug), field, pen) for row in result.ranking]
    say, alone = pen.say.shortlist, views(result, today, pen)
    counted = pen.counted(say.ranked, field.count, all=field.count + len(result.aside))
    return Shortlist(
        sentence=f"{counted} {say.reading}" if rows else "",
        states=tuple(_key(result, pen)),
        columns=tuple(pen.say.decision.short[key] for key in pen.method.dimension_keys),
        lists=tuple(_lists(result.ranking, rows, requirements, pen)),
        empty="" if rows else say.empty if requirements else pen.say.need.none,
        second_source=second_source(result, requirements, flags, pen),
        presets=presets(result, pen),
        unsettled=unsettled(result, pen),
        views=alone,
        apart=apart(result, alone, pen),
        profiles=tuple(profile(row, draws.get(row.slug), field, pen) for row in result.ranking[:IN_FULL]),
    )


def step(fit: float) -> int:
    """The shade of a fit (0..100): five equal steps."""
    return min(HEAT_STEPS, int(round(fit, 9) // (100 / HEAT_STEPS)) + 1)


def ranked_row(row: Ranked, draw: RankingDraws | None, field: Field, pen: Pen) -> RankedRow:
    """One provider of the ranking."""
    say, form = pen.say.shortlist, pen.say.form
    named = {need.key: need for need in field.requirements}
    matches, leads = dict(zip(named, row.matches, strict=True)), {ask.requirement: ask.state for ask in row.ask}
    strip, band, check = strip_words(row.states, pen), band_words(draw, pen), first_check(row, field.requirements, pen)
    return RankedRow(
        rank=str(row.rank),
        slug=row.slug,
        name=row.name,
        country=country(row.profile.hq_country),
        gate=gate(row.gate, pen),
        band_words=band,
        band=strips.rank_band(pen.paint, draw, field.count, f"{say.band} {band}") if draw else "",
        fit=figures.plain(row.fit),
        fit_range=form.range.format(low=figures.whole(row.fit_low), high=figures.whole(row.fit_high)),
        cells=tuple(_cell(key, row.fit_by_dimension[key], pen) for key in pen.method.dimension_keys),
        coverage=figures.percent(form, row.evidence_coverage / 100),
        strip=strips.needs_strip(pen.paint, field.requirements, row.states, strip),
        strip_words=strip,
        why=form.answers.join(reason(named[key], matches[key], leads.get(key, ""), pen) for key in row.why),
        check=pen.need(named[check.requirement]) if check else "",
        check_state=check_state(check, pen) if check else "",
        first=first_words(draw, pen) if draw else "",
        tie=say.tie.format(next=draw.rank + 1) if draw and draw.tie_with_next else "",
        one_site=one_site(together(field.requirements, row.matches), field.requirements, pen),
        records=authority_records(row.profile.records, field.today, pen),
        ask_title=pen.counted(say.ask, len(row.ask)),
        ask=tuple(ask.text for ask in row.ask),
    )


def strip_words(states: Sequence[State], pen: Pen) -> str:
    """The strip in words: "14 met, 2 in general, 3 not known"."""
    count = Counter[str](states)
    return pen.say.form.comma.join(
        pattern.format(count=count[state]) for state, pattern in pen.say.shortlist.strip.items() if count[state]
    )


def _cell(key: str, fit: float | None, pen: Pen) -> Cell:
    column = pen.say.decision.short[key]
    return Cell(column, 0, pen.say.shortlist.no_need) if fit is None else Cell(column, step(fit), figures.whole(fit))


def _key(result: ShortlistResult, pen: Pen) -> Iterator[Tag]:
    found = {state for row in result.ranking for state in row.states}
    return (Tag(key, text.label) for key, text in pen.texts.state.items() if key in found)


def _lists(
    ranking: Sequence[Ranked], rows: Sequence[RankedRow], requirements: Sequence[Requirement], pen: Pen
) -> Iterator[RankedList]:
    say = pen.say.shortlist
    shown = [row for row, ranked in zip(rows, ranking, strict=True) if ranked.deciding_met]
    asked = [row for row, ranked in zip(rows, ranking, strict=True) if not ranked.deciding_met]
    if shown:
        yield _list("shown", say.shown, shown_why(requirements, pen), shown, pen)
    if asked:
        opened = max(0, IN_FULL - len(shown))
        yield _list("asked", say.asked, asked_why(ranking, requirements, pen), asked, pen, opened)


def _list(
    key: str, title: str, sentence: str, rows: Sequence[RankedRow], pen: Pen, opened: int = IN_FULL
) -> RankedList:
    say = pen.say.shortlist
    checks = {(row.check, row.check_state) for row in rows}
    if len(rows) > 1 and len(checks) == 1 and rows[0].check:
        if key == "shown":  # of the others the sentence names what is open
            sentence += " " + say.common_check.format(label=rows[0].check, state=rows[0].check_state)
        rows = [replace(row, check="", check_state="") for row in rows]
    if len(rows) > 1 and {row.first for row in rows} - {""} == {say.first["never"]}:
        sentence += " " + say.never_first
        rows = [replace(row, first="") for row in rows]
    if tied := ties(rows, pen):
        sentence += " " + say.ties.format(ranks=pen.say.form.answers.join(tied))
    first, rest = tuple(rows[:opened]), tuple(rows[opened:])
    rest_title = say.rest.of(len(rest)).format(first=rest[0].rank, last=rest[-1].rank) if rest else ""
    return RankedList(key, title.format(count=len(rows)), sentence, first, rest, rest_title)


def ties(rows: Sequence[RankedRow], pen: Pen) -> list[str]:
    """The runs of neighbours that are close to a tie: "1 to 4", "6 and 7"."""
    runs: list[list[str]] = []
    for row, below in pairwise(rows):
        if row.tie and runs and runs[-1][-1] == row.rank:
            runs[-1].append(below.rank)
        elif row.tie:
            runs.append([row.rank, below.rank])
    return [pen.listed(run) if len(run) == 2 else pen.say.form.range.format(low=run[0], high=run[-1]) for run in runs]
