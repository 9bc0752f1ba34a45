"""The one page: where the verdict stands, first names, three reasons, three risks, the next three steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selector.shortlist.gate import TO_VERIFY
from selector.verdict.result import Contribution, VerdictResult

from . import figures
from .advice import Advice
from .change import Change
from .decision import Decision, Dimensions, fills_a_gap, line_of, margin_words
from .parts import Passage, Pointer
from .pen import Pen, lower_first
from .portrait import Portrait
from .provider import MatchRow
from .ranking import Shortlist
from .readiness import Readiness
from .road import Road

FEW = 3
VERIFY = "verify"


@dataclass(frozen=True, slots=True)
class Brief:
    """`standing` is score and margin in a sentence. `names` are the first five, empty while none may be named.

    `reasons`, `risks` and `steps` are three each; of risks the first of each kind come before further ones.
    """

    standing: str
    names: tuple[Portrait, ...]
    reasons: tuple[Passage, ...]
    risks: tuple[Passage, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapters:
    """The finished chapters that the one page draws on."""

    decision: Decision
    dimensions: Dimensions
    change: Change
    road: Road
    advice: Advice | None
    readiness: Readiness
    shortlist: Shortlist | None
    shortlist_open: tuple[Pointer, ...]
    portraits: tuple[Portrait, ...]


def brief(verdict: VerdictResult, chapters: Chapters, pen: Pen) -> Brief:
    """The one page of a result that has a verdict."""
    return Brief(
        standing=pen.say.brief.standing.format(
            score=figures.signed(verdict.T or 0.0),
            margin=margin_words(verdict.margin or 0.0),
            line=figures.line(line_of(verdict, pen)),
        ),
        names=chapters.portraits,
        reasons=_reasons(verdict, chapters, pen),
        risks=_risks(verdict, chapters, pen),
        steps=chapters.advice.steps[:FEW] if chapters.advice else (),
    )


def _reasons(verdict: VerdictResult, chapters: Chapters, pen: Pen) -> tuple[Passage, ...]:
    """A rule that decided, then the answers that pushed most; the leader is the last where there is one."""
    say, decision = pen.say.brief, chapters.decision
    rule = [Passage(say.title["capacity"], decision.by_capacity)] if decision.by_capacity else []
    leader = [_leader(chapters.portraits[0], pen)] if chapters.portraits else []
    answers = [_answer(row, verdict, pen) for row in _pushing(verdict)]
    found = [*rule, *answers][: FEW - len(leader)]
    dimensions = Passage(say.title["dimensions"], chapters.dimensions.sentence)
    return tuple([*found, *leader, dimensions][:FEW])


def _pushing(verdict: VerdictResult) -> list[Contribution]:
    """The answers on the side of the verdict, largest first; for "either" the largest of each side in turn."""
    up = [row for row in verdict.explanation if row.contribution > 0]
    down = [row for row in verdict.explanation if row.contribution < 0]
    if verdict.verdict == "either" or fills_a_gap(verdict):
        sides = (up, down) if (verdict.T or 0) >= 0 else (down, up)
        return [side[at] for at in range(FEW) for side in sides if at < len(side)]
    return up if verdict.verdict == "cdmo" else down


def _answer(row: Contribution, verdict: VerdictResult, pen: Pen) -> Passage:
    say, value = pen.say.brief, figures.signed(row.contribution)
    firm = verdict.verdict in {"cdmo", "cmo"} and not fills_a_gap(verdict)
    pattern = say.pushes if firm else say.pulls["cdmo" if row.contribution > 0 else "cmo"]
    answer = pen.short_answer(pen.method.question[row.question], row.answer)
    text = pattern.format(answer=answer, value=value, score=figures.signed(verdict.T or 0.0))
    return Passage(pen.question(row.question), text)


def _leader(portrait: Portrait, pen: Pen) -> Passage:
    say, row = pen.say.brief, portrait.row
    text = say.leader_text.format(fit=row.fit, band=row.band_words, states=row.strip_words)
    told = f"{text} {say.leader_for.format(why=row.why)}" if row.why else text
    return Passage(say.leader.format(name=row.name), told)


def _risks(verdict: VerdictResult, chapters: Chapters, pen: Pen) -> tuple[Passage, ...]:
    kinds = (
        tuple(_of_verdict(verdict, chapters, pen)),
        tuple(_of_names(chapters, pen)),
        (*chapters.readiness.prepare, *_of_road(chapters.road, pen)),
    )
    first = [kind[0] for kind in kinds if kind]
    return tuple([*first, *(risk for kind in kinds for risk in kind[1:])][:FEW])


def _of_verdict(verdict: VerdictResult, chapters: Chapters, pen: Pen) -> Iterator[Passage]:
    say, change = pen.say.brief, chapters.change
    if chapters.decision.caution:
        yield Passage(say.title["low"], chapters.decision.caution)
    yield Passage(say.title["change"], _first_turn(change, pen) if change.turns else change.sentence)
    if verdict.T_low != verdict.T_high and verdict.ask_next:
        low, high = figures.signed(verdict.T_low or 0.0), figures.signed(verdict.T_high or 0.0)
        reach = pen.listed((low, high))
        yield Passage(say.title["open"], pen.counted(say.open, len(verdict.ask_next), range=reach))


def _first_turn(change: Change, pen: Pen) -> str:
    """The first change with what comes of it; of several it alone is named."""
    turn = change.turns[0]
    named = f"{turn.title}: {lower_first(turn.sentence)}"
    if turn.verdict:
        count, paired = len(change.turns), len(turn.answers) > 1
        lead = pen.say.brief.pairs.format(count=count) if paired and count > 1 else change.sentence
        return f"{lead} {named}: {turn.verdict.label}."
    return f"{pen.counted(pen.say.reason.nearest, 1)} {named}"


def _of_names(chapters: Chapters, pen: Pen) -> Iterator[Passage]:
    say, names = pen.say.brief, chapters.portraits
    if chapters.shortlist_open:
        titles = pen.listed([pointer.title for pointer in chapters.shortlist_open])
        yield Passage(say.title["unnamed"], say.unnamed.format(titles=titles))
    elif not names and chapters.shortlist:
        yield Passage(say.title["empty"], chapters.shortlist.empty)
    on_record = [portrait for portrait in names if portrait.row.records]
    if on_record:
        told = pen.say.form.comma.join(_record(portrait, pen) for portrait in on_record)
        yield Passage(say.title["record"], say.records.format(names=told))
    if any(portrait.row.gate.code == VERIFY for portrait in names):
        yield Passage(say.title["verify"], _verify(names, pen))
    best, _, worst = names[0].row.band_words.rpartition(" ") if names else ("", "", "")
    if len(names) > 1 and best:  # a band of one rank is no tie
        yield Passage(say.title["tie"], say.tie.format(worst=worst))


def _record(portrait: Portrait, pen: Pen) -> str:
    newest = portrait.row.records[0]
    date = newest.as_of or pen.say.shortlist.undated
    told = pen.say.form.comma.join(filter(None, (newest.authority, date, newest.note)))
    return pen.say.brief.record.format(name=portrait.row.name, told=told)


def _verify(names: Sequence[Portrait], pen: Pen) -> str:
    """How many have a must to be verified, and which musts are open for most of the first names."""
    say, waiting = pen.say.brief, [portrait for portrait in names if portrait.row.gate.code == VERIFY]
    counted = pen.counted(say.verify, len(waiting), all=len(names))
    sentence = say.verify_all.format(all=len(names)) if 1 < len(names) == len(waiting) else counted
    checks = pen.say.form.answers.join(_checks(names, pen))
    return f"{sentence} {say.check.format(checks=checks)}" if checks else sentence


def _checks(names: Sequence[Portrait], pen: Pen) -> Iterator[str]:
    """The musts that are open for most names; ties stand as the requirements do."""
    say, must = pen.say.brief, pen.say.need.level["must"]
    asked = []
    for rows in zip(*(portrait.profile.matches for portrait in names), strict=True):
        found = [(portrait.row.name, row) for portrait, row in zip(names, rows, strict=True)]
        asked.append([(name, row) for name, row in found if row.level == must and row.state.code in TO_VERIFY])
    for waiting in sorted(filter(None, asked), key=len, reverse=True)[:FEW]:
        pattern = say.check_all if 1 < len(names) == len(waiting) else say.check_at
        check = _check([row for _, row in waiting], pen)
        yield pattern.format(check=check, all=len(names), names=pen.listed([name for name, _ in waiting]))


def _check(rows: Sequence[MatchRow], pen: Pen) -> str:
    """A requirement, with its state where that is the same for every name."""
    states = {row.state.label for row in rows}
    shared = map(lower_first, states) if len(states) == 1 else ()
    return pen.say.form.comma.join((rows[0].need, *shared))


def _of_road(road: Road, pen: Pen) -> Iterator[Passage]:
    for stop in road.milestones:
        if stop.turns:
            text = pen.say.brief.turns.format(milestone=stop.title, verdict=stop.verdict.label, transfer=stop.transfer)
            yield Passage(pen.say.brief.title["turns"], text.strip())
            return
