"""The one page: where the verdict stands, first names, three reasons, three risks, the next three steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from selector.shortlist.gate import TO_VERIFY
from selector.verdict.result import Contribution, VerdictResult

from . import figures
from .advice import Advice
from .change import Change
from .decision import Decision, Dimensions, fills_a_gap, line_of, margin_words
from .parts import Passage, Pointer
from .pen import Pen, lower_first, upper_first
from .portrait import Portrait
from .ranking import RankedRow, Shortlist, ties
from .readiness import Readiness
from .records import AuthorityRecord
from .road import Milestone, Road

FEW = 3
VERIFY = "verify"


@dataclass(frozen=True, slots=True)
class Brief:
    """`standing` is score and margin in a sentence. `names` are the first five, empty while none may be named.

    `reading` says how to read what stands beside them. With two partners the names of two rankings stand first, and
    `both` tells who is named for both steps. `reasons`, `risks` and `steps` are three each; of risks the first of each
    kind come before further ones.
    """

    standing: str
    names: tuple[Portrait, ...]
    reading: str
    both: str
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
        reading=_reading(chapters.shortlist, pen),
        both=_both(chapters, pen),
        reasons=_reasons(verdict, chapters, pen),
        risks=_risks(verdict, chapters, pen),
        steps=chapters.advice.steps[:FEW] if chapters.advice else (),
    )


def _reading(listed: Shortlist | None, pen: Pen) -> str:
    """How to read the names; empty where there are none."""
    say = pen.say.brief.reading
    if listed is None:
        return ""
    if listed.views:
        return say["views"]
    return say["bands"].format(count=sum(len(part.rows) for part in listed.lists)) if listed.lists else ""


def _both(chapters: Chapters, pen: Pen) -> str:
    """Who is named for both steps, beside two rankings for one step each; empty where there is one ranking."""
    say, listed = pen.say.brief, chapters.shortlist
    if listed is None or not listed.views:
        return ""
    told = [say.fit.format(name=portrait.row.name, fit=portrait.row.fit) for portrait in chapters.portraits]
    return say.both.format(names=pen.listed(told) if told else say.nobody)


def _reasons(verdict: VerdictResult, chapters: Chapters, pen: Pen) -> tuple[Passage, ...]:
    """A rule that decided, then the answers that pushed most; who ranks first is the last where there is anybody."""
    say, decision = pen.say.brief, chapters.decision
    rule = [Passage(say.title["capacity"], decision.by_capacity)] if decision.by_capacity else []
    leader = list(_leader(chapters, pen))
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


def _leader(chapters: Chapters, pen: Pen) -> Iterator[Passage]:
    """Who ranks first and how firmly: for each step where there are two rankings, or else for all that is asked."""
    say, listed = pen.say.brief, chapters.shortlist
    views, lists = (listed.views, listed.lists) if listed else ((), ())
    first = [say.view.format(title=view.title, name=row.name, fit=row.fit) for view in views for row in view.rows[:1]]
    if first:
        yield Passage(say.title["views"], " ".join(first))
    elif lists:
        leader, tied = lists[0].rows[0], ties(lists[0].rows, pen)
        pattern = say.leader_tie if leader.tie else say.leader
        yield Passage(pattern.format(name=leader.name, ranks="".join(tied[:1])), _standing(leader, pen))


def _standing(row: RankedRow, pen: Pen) -> str:
    say = pen.say.brief
    parts = (row.first, say.leader_fit.format(fit=row.fit), say.leader_states.format(states=row.strip_words))
    told = upper_first(pen.say.form.answers.join(filter(None, parts))) + "."
    return f"{told} {say.leader_for.format(why=row.why)}" if row.why else told


def _risks(verdict: VerdictResult, chapters: Chapters, pen: Pen) -> tuple[Passage, ...]:
    """The first of the verdict, of the names and of what lies ahead, then what else there is."""
    decided, names = tuple(_of_verdict(verdict, chapters, pen)), tuple(_of_names(chapters, pen))
    if chapters.shortlist and chapters.shortlist.views:
        names = tuple(replace(risk, title=pen.say.brief.for_both.format(title=risk.title)) for risk in names)
    turn = _turn(chapters.road)
    ahead = (*(_turning(stop, pen) for stop in turn if stop.transfer), *chapters.readiness.prepare)
    later = (_turning(stop, pen) for stop in turn if not stop.transfer)
    further = (*names[1:], *ahead[1:], *decided[1:], *later)
    return (*decided[:1], *names[:1], *ahead[:1], *further)[:FEW]


def _of_verdict(verdict: VerdictResult, chapters: Chapters, pen: Pen) -> Iterator[Passage]:
    say, change = pen.say.brief, chapters.change
    if chapters.decision.caution:
        yield Passage(say.title["low"], chapters.decision.caution)
    yield Passage(say.title["change"], _first_turn(change, pen) if change.turns else change.sentence)
    if chapters.decision.reach:
        yield Passage(say.title["open"], chapters.decision.reach)


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
    yield from _on_record(names, "stands", pen)
    if any(portrait.row.gate.code == VERIFY for portrait in names):
        yield Passage(say.title["verify"], _verify(names, pen))
    if chapters.shortlist and chapters.shortlist.unsettled:
        yield Passage(say.title["weights"], chapters.shortlist.unsettled)
    yield from _on_record(names, "past", pen)
    best, _, worst = names[0].row.band_words.rpartition(" ") if names else ("", "", "")
    if len(names) > 1 and best:  # a band of one rank is no tie
        yield Passage(say.title["tie"], say.tie.format(worst=worst))


def _on_record(names: Sequence[Portrait], which: str, pen: Pen) -> Iterator[Passage]:
    """The names with a record that still stands, or those whose records are all past, each with the newest."""
    say, told = pen.say.brief, []
    for portrait in names:
        records = sorted(portrait.row.records, key=attrgetter("is_past"))
        if records and records[0].is_past == (which == "past"):
            told.append(_record(portrait.row.name, records[0], pen))
    if told:
        yield Passage(say.title[which], say.records[which].format(names=pen.say.form.comma.join(told)))


def _record(name: str, record: AuthorityRecord, pen: Pen) -> str:
    told = pen.say.form.comma.join(filter(None, (record.authority, record.as_of, record.note)))
    return pen.say.brief.record.format(name=name, told=told)


def _verify(names: Sequence[Portrait], pen: Pen) -> str:
    """How many have a must to be verified, and which musts are open for most of the first names."""
    say, waiting = pen.say.brief, [portrait for portrait in names if portrait.row.gate.code == VERIFY]
    counted = pen.counted(say.verify, len(waiting), all=len(names))
    sentence = pen.counted(say.verify_all, len(names)) if len(names) == len(waiting) else counted
    checks = pen.say.form.answers.join(_checks(names, pen))
    return f"{sentence} {say.check.format(checks=checks)}" if checks else sentence


def _checks(names: Sequence[Portrait], pen: Pen) -> Iterator[str]:
    """The musts that are open for most names, with how many; ties stand as the requirements do."""
    must = pen.say.need.level["must"]
    waiting: Counter[str] = Counter()
    for rows in zip(*(portrait.profile.matches for portrait in names), strict=True):
        waiting[rows[0].need] = sum(row.level == must and row.state.code in TO_VERIFY for row in rows)
    for need, count in (+waiting).most_common(FEW):
        yield pen.say.brief.check_at.format(need=need, count=count, all=len(names))


def _turn(road: Road) -> list[Milestone]:
    """The first turn on the road that brings a technology transfer, or else the first one; empty without any."""
    return sorted((stop for stop in road.milestones if stop.turns), key=lambda stop: not stop.transfer)[:1]


def _turning(stop: Milestone, pen: Pen) -> Passage:
    say = pen.say.brief
    text = say.turns.format(milestone=stop.title, verdict=stop.verdict.label, transfer=stop.transfer)
    return Passage(say.title["turns"], text.strip())
