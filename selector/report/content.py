"""ReportContent: one stored result as page and PDF print it. Nothing downstream rounds, words or computes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selector.assessment.record import Record
from selector.method.answers import parse_answers, read
from selector.method.words import Explained, explained

from .advice import Advice, advice
from .aside import StandsAside, stands_aside
from .brief import Brief, Chapters, brief
from .change import Change, change
from .decision import Decision, Dimensions, decision, dimensions
from .draws import Draws, draws
from .expectation import expectation
from .heat import Heat, heat
from .needs import Needs, needs
from .papers import Papers, papers
from .parts import Pointer
from .pen import Pen
from .portrait import Portrait, portraits
from .provenance import Imprint, Provenance, provenance
from .ranking import Shortlist, shortlist
from .readiness import Readiness, readiness
from .reasons import Reasons, reasons
from .road import Road, road
from .where import Where, where


@dataclass(frozen=True, slots=True)
class ReportContent:
    """The chapters of a report, in the order in which page and PDF show them.

    All fields are finished strings; `day` is `date` as YYYY-MM-DD; charts (fields named `chart`, `gauge`, `band`,
    `strip`) are SVG in the paint that `build` was given. From `shortlist` to `aside` all are None while the shortlist
    may not be shown (method, section 5); `shortlist_open` then names the questions to answer. When `decision.code` is
    "insufficient" the chapters from `reasons` to `readiness` are None. `expectation` is empty unless the imprint has
    one: it is for those who may edit, and never printed. `explained` are words of the field that a page opens. `draws`,
    `portraits` and `brief` are for paper alone: how firm the verdict is, the first five names in full, and the one
    page; they are empty without a verdict.
    """

    title: str
    date: str
    day: str
    decision: Decision
    explained: Explained
    expectation: str
    dimensions: Dimensions
    reasons: Reasons | None
    change: Change | None
    road: Road | None
    advice: Advice | None
    readiness: Readiness | None
    shortlist_open: tuple[Pointer, ...]
    needs: Needs
    shortlist: Shortlist | None
    heat: Heat | None
    where: Where | None
    aside: StandsAside | None
    papers: Papers
    provenance: Provenance
    disclaimer: str
    draws: Draws | None = None
    portraits: tuple[Portrait, ...] = ()
    brief: Brief | None = None

    @property
    def has_pdf(self) -> bool:
        """False while there is no verdict: then a sentence stands where the button would be."""
        return self.decision.code != "insufficient"


def build(record: Record, imprint: Imprint, pen: Pen) -> ReportContent:
    """Word and round a stored result. The pen has the method and texts of the record's version."""
    method, result, verdict = pen.method, record.result, record.result.verdict
    reading = read(method, parse_answers(method, record.inputs["answers"])[0])
    today, decided = record.date.isoformat(), verdict.verdict != "insufficient"
    listed, scope = result.shortlist, result.requirements
    decided_words, needed = decision(verdict, reading, pen), needs(scope, pen)
    advised = advice(verdict.strategy, verdict.flags, pen) if verdict.strategy else None
    content = ReportContent(
        title=imprint.title,
        date=pen.date(today),
        day=today,
        decision=decided_words,
        explained=explained(method, *_texts(decided_words, advised, needed)),
        expectation=expectation(imprint.expected, verdict, pen),
        dimensions=dimensions(verdict, pen),
        reasons=reasons(verdict, verdict.T, pen) if decided and verdict.T is not None else None,
        change=change(verdict, reading, pen) if decided else None,
        road=road(verdict, reading, pen) if decided else None,
        advice=advised,
        readiness=readiness(result, reading, pen) if decided else None,
        shortlist_open=tuple(pen.pointer(key) for key in result.shortlist_open),
        needs=needed,
        shortlist=shortlist(listed, scope, verdict.flags, today, pen) if result.shows_shortlist else None,
        heat=heat(listed.ranking, scope, today, pen) if result.shows_shortlist else None,
        where=where(listed.ranking, pen) if result.shows_shortlist else None,
        aside=stands_aside(listed.aside, scope, today, pen) if result.shows_shortlist and listed.aside else None,
        papers=papers(record, reading, pen),
        provenance=provenance(record, imprint, pen),
        disclaimer=pen.texts.disclaimer,
    )
    return _on_paper(content, record, pen)


def _on_paper(content: ReportContent, record: Record, pen: Pen) -> ReportContent:
    """With what is drawn from finished chapters, and stands in documents alone; without a verdict there is nothing."""
    if content.change is None or content.road is None or content.readiness is None:
        return content
    verdict, listed = record.result.verdict, content.shortlist
    names = portraits(record.result, listed, content.day, pen) if listed else ()
    chapters = Chapters(
        decision=content.decision,
        dimensions=content.dimensions,
        change=content.change,
        road=content.road,
        advice=content.advice,
        readiness=content.readiness,
        shortlist=listed,
        shortlist_open=content.shortlist_open,
        portraits=names,
    )
    return replace(content, draws=draws(verdict, pen), portraits=names, brief=brief(verdict, chapters, pen))


def _texts(decided: Decision, advised: Advice | None, needed: Needs) -> Iterator[str]:
    """What a reader meets first: the verdict, the strategy, what is asked of providers."""
    yield from (decided.sentence, decided.text)
    if advised:
        yield from (advised.title, advised.reason, advised.advice, *advised.steps)
    yield from (need.label for group in needed.groups for need in group.needs)
