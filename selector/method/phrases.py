"""The sentence patterns of reports in one language: pure code fills them, so that no sentence stands in code."""

from __future__ import annotations

from dataclasses import dataclass

from .phrases_documents import (
    AgreementPhrases,
    BriefPhrases,
    PaperPhrases,
    PortraitPhrases,
    RfiPhrases,
    ScorecardPhrases,
)
from .phrases_names import (
    ComparePhrases,
    HeatPhrases,
    NeedPhrases,
    RegulatoryPhrases,
    RelaxPhrases,
    ShortlistPhrases,
    TogetherPhrases,
    WherePhrases,
)
from .phrases_verdict import (
    DecisionPhrases,
    DifferencePhrases,
    DrawsPhrases,
    ExpectationPhrases,
    ReadinessPhrases,
    ReasonPhrases,
    SincePhrases,
)


@dataclass(frozen=True, slots=True)
class FormPhrases:
    """How dates, numbers and lists are written. `numbers` are the words from zero upwards."""

    months: tuple[str, ...]
    date: str
    month: str
    numbers: tuple[str, ...]
    percent: str
    range: str
    amount: str
    last: str
    comma: str
    answers: str
    chosen: str
    open: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every pattern, by chapter."""

    form: FormPhrases
    decision: DecisionPhrases
    reason: ReasonPhrases
    expectation: ExpectationPhrases
    readiness: ReadinessPhrases
    need: NeedPhrases
    relax: RelaxPhrases
    shortlist: ShortlistPhrases
    regulatory: RegulatoryPhrases
    together: TogetherPhrases
    heat: HeatPhrases
    where: WherePhrases
    paper: PaperPhrases
    compare: ComparePhrases
    difference: DifferencePhrases
    since: SincePhrases
    brief: BriefPhrases
    portrait: PortraitPhrases
    draws: DrawsPhrases
    rfi: RfiPhrases
    agreement: AgreementPhrases
    scorecard: ScorecardPhrases
