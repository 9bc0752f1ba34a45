"""The first names of the ranking against each requirement: a state on a ground of credit, and the claim behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selector.shortlist.result import Match, Ranked, Requirement, State
from selector.shortlist.together import COMPANY_WIDE, SHOWN

from .parts import BEST, Tag
from .pen import Pen, lower_first, reference, without_bracket
from .provider import Field, MatchRow, match_rows, sources_of
from .ranking import step
from .records import AuthorityRecord, source_key


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One name against one need; `step` 1 to 5 is the shade of its central credit.

    `state` is its code; `words` are state, grade, date and source in a line: "Met. Third party, 2025-03. A paper".
    Where there is more to tell, `key` joins a button to its details: `who` it is about with need and state, and the
    `claim`; with a source also the grade as `bars` 1 to 3, `evidence` with date, age and sites, unfavourable `records`,
    `source`, and `host` and `url` where it has a public address. What is not told is empty.
    """

    step: int
    state: State
    words: str
    key: str = ""
    who: str = ""
    claim: str = ""
    bars: int = 0
    evidence: str = ""
    records: tuple[AuthorityRecord, ...] = ()
    source: str = ""
    host: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One need across the names; `level` is "must" or "want" in words."""

    need: str
    level: str
    must: bool
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatGroup:
    """The needs of one dimension, musts first."""

    dimension: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class HeatName:
    """A column: the rank, and the name without its brackets."""

    rank: str
    name: str


@dataclass(frozen=True, slots=True)
class Heat:
    """The table: at most ten `names`, `states` as the key to the shapes that occur; `span` counts all its columns."""

    sentence: str
    states: tuple[Tag, ...]
    names: tuple[HeatName, ...]
    groups: tuple[HeatGroup, ...]
    span: int


def heat(ranking: Sequence[Ranked], requirements: Sequence[Requirement], today: str, pen: Pen) -> Heat | None:
    """The first ten names against all requirements, None where nobody is ranked. `today` is the assessment date."""
    if not ranking:
        return None
    first, field = ranking[:BEST], Field(requirements, len(ranking), today)
    columns = [tuple(_column(row, field, pen)) for row in first]
    rows = [_row(need, cells, pen) for need, *cells in zip(requirements, *columns, strict=True)]
    found = {cell.state for column in columns for cell in column}
    return Heat(
        sentence=pen.counted(pen.say.heat.sentence, len(first)),
        states=tuple(Tag(key, text.label) for key, text in pen.texts.state.items() if key in found),
        names=tuple(HeatName(str(row.rank), without_bracket(row.name)) for row in first),
        groups=tuple(_groups(requirements, rows, pen)),
        span=1 + len(first),
    )


def _row(need: Requirement, cells: Sequence[HeatCell], pen: Pen) -> HeatRow:
    return HeatRow(pen.need(need), pen.say.need.level[need.level], need.level == "must", tuple(cells))


def _groups(requirements: Sequence[Requirement], rows: Sequence[HeatRow], pen: Pen) -> Iterator[HeatGroup]:
    for key, text in pen.texts.dimension.items():
        own = [row for need, row in zip(requirements, rows, strict=True) if need.dimension == key]
        if own:
            yield HeatGroup(text.title, tuple(sorted(own, key=lambda row: not row.must)))


def _column(row: Ranked, field: Field, pen: Pen) -> Iterator[HeatCell]:
    """The cells of one name, in the order of requirements."""
    rows = zip(field.requirements, row.matches, match_rows(row, sources_of(row), field, pen), strict=True)
    who = f"{row.rank} {without_bracket(row.name)}"
    for place, (need, match, told) in enumerate(rows):
        yield _cell(need, match, told, f"h{row.rank}-{place}", who, pen)


def _cell(need: Requirement, match: Match, told: MatchRow, key: str, name: str, pen: Pen) -> HeatCell:
    say, shade, label = pen.say.heat, step(100 * match.central), told.state.label
    if not match.evidence and not match.sites:
        return HeatCell(shade, match.state, label)
    who = say.who.format(name=name, need=lower_first(told.need), state=lower_first(label))
    if match.evidence is None or not told.shown:
        return HeatCell(shade, match.state, say.plain.format(state=label, claim=told.claim), key, who, told.claim)
    comma, source = pen.say.form.comma, reference(*source_key(match.evidence))
    graded = say.claim.format(evidence=told.evidence, date=comma.join(filter(None, (told.as_of, told.age))))
    loose = match.state in SHOWN and not match.sites and need.kind not in COMPANY_WIDE
    return HeatCell(
        shade,
        match.state,
        say.title.format(state=label, evidence=graded, source=source.title),
        key,
        who,
        claim=told.claim,
        bars=told.bars,
        evidence=comma.join(filter(None, (graded, told.note, told.sites or (say.loose if loose else "")))),
        records=told.records,
        source=comma.join(filter(None, (source.title, source.published))),
        host=source.host,
        url=source.url,
    )
