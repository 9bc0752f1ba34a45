"""The shortlist: two lists under one numbering, with bands, fit, gates, what speaks for each and what to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, pairwise

from selector.shortlist.dossier import asks_for_substance
from selector.shortlist.gate import deciding
from selector.shortlist.result import Ranked, RankingDraws, Requirement, ShortlistResult, State
from selector.shortlist.together import together

from . import figures, strips
from .alternatives import RankingView, gate, presets, second_source, views
from .one_site import OneSite, one_site
from .parts import Tag
from .pen import Pen, country, lower_first
from .provider import Field, Profile, band_words, first_words, profile
from .records import AuthorityRecord, authority_records

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

    `band_words` is "1 to 6"; `why` and `check` name needs; `check_state` is the state of the latter in words;
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

    `lists` is empty where nobody is ranked; `empty` then says so. `profiles` are the five best in full.
    """

    sentence: str
    states: tuple[Tag, ...]
    columns: tuple[str, ...]
    lists: tuple[RankedList, ...]
    empty: str
    second_source: str
    presets: tuple[str, ...]
    views: tuple[RankingView, ...]
    profiles: tuple[Profile, ...]


def shortlist(
    result: ShortlistResult, requirements: Sequence[Requirement], today: str, pen: Pen, *, sought: bool = False
) -> Shortlist:
    """The ranking in words. `today` is the assessment date, from which the age of evidence counts.

    `sought` says that the partner who is looked for is itself the second source.
    """
    field = Field(requirements, len(result.ranking), today)
    draws = {draw.slug: draw for draw in result.ranking_draws}
    rows = [ranked_row(row, draws.get(row.slug), field, pen) for row in result.ranking]
    say = pen.say.shortlist
    return Shortlist(
        sentence=f"{pen.counted(say.ranked, field.count, all=field.count + len(result.aside))} {say.reading}",
        states=tuple(_key(result, pen)),
        columns=tuple(pen.say.decision.short[key] for key in pen.method.dimension_keys),
        lists=tuple(_lists(result.ranking, rows, requirements, pen)),
        empty="" if rows else say.empty if requirements else pen.say.need.none,
        second_source=second_source(result, pen, sought=sought),
        presets=presets(result, pen),
        views=views(result, today, pen),
        profiles=tuple(profile(row, draws.get(row.slug), field, pen) for row in result.ranking[:IN_FULL]),
    )


def step(fit: float) -> int:
    """The shade of a fit (0..100): five equal steps."""
    return min(HEAT_STEPS, int(round(fit, 9) // (100 / HEAT_STEPS)) + 1)


def ranked_row(row: Ranked, draw: RankingDraws | None, field: Field, pen: Pen) -> RankedRow:
    """One provider of the ranking."""
    say, form = pen.say.shortlist, pen.say.form
    named = {need.key: need for need in field.requirements}
    strip, band = strip_words(row.states, pen), band_words(draw, pen)
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
        why=form.answers.join(pen.need(named[key]) for key in row.why),
        check=pen.need(named[row.risk.requirement]) if row.risk else "",
        check_state=_state(row.risk.state, pen) if row.risk else "",
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


def _state(state: State, pen: Pen) -> str:
    return lower_first(pen.texts.state[state].label)


def _key(result: ShortlistResult, pen: Pen) -> Iterator[Tag]:
    found = {state for row in result.ranking for state in row.states}
    return (Tag(key, text.label) for key, text in pen.texts.state.items() if key in found)


def _lists(
    ranking: Sequence[Ranked], rows: Sequence[RankedRow], requirements: Sequence[Requirement], pen: Pen
) -> Iterator[RankedList]:
    say = pen.say.shortlist
    shown = [row for row, ranked in zip(rows, ranking, strict=True) if ranked.deciding_met]
    asked = [row for row, ranked in zip(rows, ranking, strict=True) if not ranked.deciding_met]
    shown_why, asked_why = _why(requirements, pen)
    if shown:
        yield _list("shown", say.shown, shown_why, shown, pen)
    if asked:
        yield _list("asked", say.asked, asked_why, asked, pen, max(0, IN_FULL - len(shown)))


def _list(
    key: str, title: str, sentence: str, rows: Sequence[RankedRow], pen: Pen, opened: int = IN_FULL
) -> RankedList:
    say = pen.say.shortlist
    checks = {(row.check, row.check_state) for row in rows}
    if len(rows) > 1 and len(checks) == 1 and rows[0].check:
        sentence += " " + say.common_check.format(label=rows[0].check, state=rows[0].check_state)
        rows = [replace(row, check="", check_state="") for row in rows]
    if len(rows) > 1 and {row.first for row in rows} - {""} == {say.first["never"]}:
        sentence += " " + say.never_first
        rows = [replace(row, first="") for row in rows]
    if ties := _ties(rows, pen):
        sentence += " " + say.ties.format(ranks=pen.say.form.answers.join(ties))
    first, rest = tuple(rows[:opened]), tuple(rows[opened:])
    rest_title = say.rest.of(len(rest)).format(first=rest[0].rank, last=rest[-1].rank) if rest else ""
    return RankedList(key, title.format(count=len(rows)), sentence, first, rest, rest_title)


def _ties(rows: Sequence[RankedRow], pen: Pen) -> list[str]:
    """The runs of neighbours that are close to a tie: "1 to 4", "6 and 7"."""
    runs: list[list[str]] = []
    for row, below in pairwise(rows):
        if row.tie and runs and runs[-1][-1] == row.rank:
            runs[-1].append(below.rank)
        elif row.tie:
            runs.append([row.rank, below.rank])
    return [pen.listed(run) if len(run) == 2 else pen.say.form.range.format(low=run[0], high=run[-1]) for run in runs]


def _why(requirements: Sequence[Requirement], pen: Pen) -> tuple[str, str]:
    """What the names of each of the two lists have in common. A want that is open is not held against them."""
    say = pen.say.shortlist
    decide = [need.level for need in compress(requirements, deciding(requirements, pen.method.deciding))]
    shown = say.shown_why["substance" if asks_for_substance(requirements) else "product"]
    if "want" in decide:
        return f"{shown} {say.shown_why['wants']}", say.asked_why_wants
    return shown if decide else say.shown_why["nothing"], say.asked_why
