"""Up to four ranked providers side by side: what was asked for, their figures, and the needs in which they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from selector.assessment.record import Record
from selector.shortlist.result import Ranked, SiteLine

from .parts import BEST, Reference
from .pen import Pen, country, without_bracket
from .provider import Field, MatchRow, profile
from .ranking import Cell, RankedRow, ranked_row

FEWEST, MOST = 2, 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ranked provider that can be chosen; `rank` and `name` are its label."""

    slug: str
    rank: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """All that can be chosen: `first` stands open, `rest` in a fold with its title, open where a chosen name is in it.

    Both are empty where fewer than two are ranked.
    """

    first: tuple[Candidate, ...] = ()
    rest: tuple[Candidate, ...] = ()
    rest_title: str = ""
    rest_open: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A provider as the ranking has it. `label` is its name where there is little room: without what is in brackets.

    `sites` counts its current sites, empty where none is known; `countries` names where they are, the country with most
    of them first.
    """

    row: RankedRow
    label: str
    sites: str
    countries: str


@dataclass(frozen=True, slots=True)
class FitRow:
    """The fit in one dimension, each with the label of its provider."""

    title: str
    fits: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need across the providers: of each its label, what was found, and the source of the claim that is shown."""

    need: str
    level: str
    found: tuple[tuple[str, MatchRow, Reference | None], ...]

    @property
    def differs(self) -> bool:
        """True where the providers are in more than one state."""
        return len({match.state.code for _, match, _ in self.found}) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The page. `notes` say what of the request could not be done; with fewer than two providers the rest is empty.

    `sentence` counts the needs in which they differ; `differ` holds these and `alike` the others, musts first.
    """

    notes: tuple[str, ...]
    choices: Choices
    providers: tuple[Compared, ...] = ()
    dimensions: tuple[FitRow, ...] = ()
    sentence: str = ""
    differ: tuple[NeedRow, ...] = ()
    alike: tuple[NeedRow, ...] = ()
    alike_title: str = ""


def compare(record: Record, asked: Sequence[str], pen: Pen) -> Comparison:
    """The ranked providers among these slugs, in the order of their ranks, at most four."""
    # A ranking that the result page does not show yet is not shown here either.
    ranking = record.result.shortlist.ranking if record.result.shows_shortlist else ()
    chosen = [row for row in ranking if row.slug in asked]
    shown = chosen[:MOST]
    notes = tuple(_notes(record, ranking, chosen, asked, pen))
    choices = _choices(ranking, {row.slug for row in shown}, pen)
    if len(shown) < FEWEST:
        return Comparison(notes, choices)
    providers, needs = _providers(record, shown, pen), _needs(record, shown, pen)
    differ, alike = [row for row in needs if row.differs], [row for row in needs if not row.differs]
    return Comparison(
        notes=notes,
        choices=choices,
        providers=providers,
        dimensions=_dimensions(providers),
        sentence=_sentence(differ, len(needs), pen),
        differ=tuple(differ),
        alike=tuple(alike),
        alike_title=pen.counted(pen.say.compare.alike, len(alike)),
    )


def _notes(
    record: Record, ranking: Sequence[Ranked], chosen: Sequence[Ranked], asked: Sequence[str], pen: Pen
) -> Iterator[str]:
    say, names = pen.say.compare, [row.name for row in chosen]
    if not record.result.shows_shortlist:
        yield say.hidden
        return
    if len(ranking) < FEWEST:
        yield say.alone.format(name=ranking[0].name) if ranking else say.nobody
        return
    if len(chosen) > MOST:
        yield say.many.format(count=len(chosen), names=pen.listed(names[:MOST]))
    if len(chosen) < FEWEST:
        yield say.one.format(name=names[0]) if chosen else say.few
    aside = [row.name for row in record.result.shortlist.aside if row.slug in asked]
    if aside:
        yield pen.counted(say.aside, len(aside), names=pen.listed(aside))
    unknown = len(set(asked)) - len(chosen) - len(aside)
    if unknown:
        yield pen.counted(say.unknown, unknown)
    if len(set(asked)) < len(asked):
        yield say.twice


def _choices(ranking: Sequence[Ranked], chosen: Collection[str], pen: Pen) -> Choices:
    if len(ranking) < FEWEST:
        return Choices()
    rows = tuple(Candidate(row.slug, str(row.rank), row.name, row.slug in chosen) for row in ranking)
    first, rest = rows[:BEST], rows[BEST:]
    if not rest:
        return Choices(first)
    title = pen.say.shortlist.rest.of(len(rest)).format(first=rest[0].rank, last=rest[-1].rank)
    return Choices(first, rest, title, any(choice.chosen for choice in rest))


def _providers(record: Record, shown: Sequence[Ranked], pen: Pen) -> tuple[Compared, ...]:
    draws = {draw.slug: draw for draw in record.result.shortlist.ranking_draws}
    field = _field(record)
    return tuple(
        Compared(
            row=ranked_row(row, draws.get(row.slug), field, pen),
            label=without_bracket(row.name),
            sites=pen.counted(pen.say.compare.sites, len(row.profile.sites)) if row.profile.sites else "",
            countries=_countries(row.profile.sites, pen),
        )
        for row in shown
    )


def _countries(sites: Sequence[SiteLine], pen: Pen) -> str:
    count = Counter(country(site.country) or pen.say.compare.nowhere for site in sites)
    return pen.say.form.comma.join(name for name, _ in count.most_common())


def _dimensions(providers: Sequence[Compared]) -> tuple[FitRow, ...]:
    labels = [provider.label for provider in providers]
    rows = zip(*(provider.row.cells for provider in providers), strict=True)
    return tuple(FitRow(cells[0].column, tuple(zip(labels, cells, strict=True))) for cells in rows)


def _needs(record: Record, shown: Sequence[Ranked], pen: Pen) -> list[NeedRow]:
    profiles = [profile(row, None, _field(record), pen) for row in shown]
    sources = [{source.number: source for source in provider.sources} for provider in profiles]
    rows = [
        NeedRow(
            need=matches[0].need,
            level=matches[0].level,
            found=tuple(
                (without_bracket(provider.name), match, known.get(match.source))
                for provider, match, known in zip(profiles, matches, sources, strict=True)
            ),
        )
        for matches in zip(*(provider.matches for provider in profiles), strict=True)
    ]
    return sorted(rows, key=lambda row: not _is_must(row, pen))


def _sentence(differ: Sequence[NeedRow], count: int, pen: Pen) -> str:
    say, need = pen.say.compare, pen.say.need
    if not differ:
        return pen.counted(say.same, count, all=count)
    musts = sum(_is_must(row, pen) for row in differ)
    counts = ((need.must, musts), (need.want, len(differ) - musts))
    levels = pen.listed([pen.counted(pattern, number) for pattern, number in counts if number])
    return say.differ.format(count=len(differ), all=count, levels=levels)


def _is_must(row: NeedRow, pen: Pen) -> bool:
    return row.level == pen.say.need.level["must"]


def _field(record: Record) -> Field:
    return Field(record.result.requirements, len(record.result.shortlist.ranking), record.date.isoformat())
