"""The words of the method in one language, by code. A change of wording never changes a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .phrases import Phrases


@dataclass(frozen=True, slots=True)
class OptionText:
    """Label of an option, a hint under it, and what else it is called: a filter finds it by these words, too."""

    label: str
    hint: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Options of a long list that belong together, in the order in which they are shown."""

    title: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A question in words: `short` names it in tables, `text` asks it, `why` says what it is for.

    `groups` order a long list; whatever stands alone is in none.
    """

    short: str
    text: str
    help: str
    why: str
    option: Mapping[str, OptionText] = field(default_factory=dict)
    groups: tuple[OptionGroup, ...] = ()

    def label(self, code: str) -> str:
        """The label of an option."""
        return self.option[code].label


@dataclass(frozen=True, slots=True)
class DimensionText:
    """A dimension, what it compares, and its two poles."""

    title: str
    cmo_pole: str
    cdmo_pole: str
    compares: str


@dataclass(frozen=True, slots=True)
class Titled:
    """A title with a sentence: section, verdict, milestone, practice."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class StrategyCase:
    """Why a strategy applies to one answer, and what it advises then; without advice, what it always does."""

    reason: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class StrategyText:
    """A strategy: why it applies, what it advises, what to do next, and the titles of its views.

    `ends` goes on from "advised only", for where it no longer holds, and `stays` says what is still wanted then; the
    last one always holds. `case` words it by the flag that brought it; the first that is set counts.
    """

    title: str
    reason: str
    advice: str
    next: tuple[str, ...]
    ends: str = ""
    stays: str = ""
    case: Mapping[str, StrategyCase] = field(default_factory=dict)
    view: Mapping[str, Titled] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with an explanation: kind, scale kind, unit, region, flag, state, gate."""

    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PresetText:
    """A set of weights and how it was mapped from its source."""

    title: str
    mapping: str


@dataclass(frozen=True, slots=True)
class ChecklistText:
    """A question of due diligence and the evidence to ask for."""

    text: str
    evidence: str


@dataclass(frozen=True, slots=True)
class TransferStepText:
    """A step of a technology transfer and its documents."""

    title: str
    text: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedFlagText:
    """A red flag, the question it raises, and where to look it up."""

    title: str
    text: str
    ask: str = ""
    look_up: str = ""


@dataclass(frozen=True, slots=True)
class RfiText:
    """The question to a provider on a kind of requirement, and the evidence to attach."""

    ask: str
    evidence: str


@dataclass(frozen=True, slots=True)
class FactText:
    """A figure and how far it can be trusted."""

    text: str
    caution: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or the opening of one."""

    text: str


@dataclass(frozen=True, slots=True)
class Pace:
    """The seconds that a question takes, by its kind; `around` is all else from the first page to the result.

    `measured` says how they were found.
    """

    single: int
    multiple: int
    number: int
    around: int
    measured: str


@dataclass(frozen=True, slots=True)
class Note:
    """How a source was read, or who paid for it."""

    note: str


@dataclass(frozen=True, eq=False)
class Texts:
    """Every text of one version of the method in one language."""

    language: str
    title: str
    disclaimer: str
    pace: Pace
    dimension: Mapping[str, DimensionText]
    section: Mapping[str, Titled]
    question: Mapping[str, QuestionText]
    verdict: Mapping[str, Titled]
    strategy: Mapping[str, StrategyText]
    milestone: Mapping[str, Titled]
    kind: Mapping[str, Labelled]
    scale_kind: Mapping[str, Labelled]
    unit: Mapping[str, Labelled]
    region: Mapping[str, Labelled]
    flag: Mapping[str, Labelled]
    state: Mapping[str, Labelled]
    gate: Mapping[str, Labelled]
    preset: Mapping[str, PresetText]
    practice: Mapping[str, Titled]
    checklist: Mapping[str, ChecklistText]
    transfer_step: Mapping[str, TransferStepText]
    red_flag: Mapping[str, RedFlagText]
    rfi_lead: Mapping[str, Sentence]
    rfi: Mapping[str, RfiText]
    fact: Mapping[str, FactText]
    source: Mapping[str, Note]
    report: Phrases

    def source_note(self, key: str) -> str:
        """How a source was read; empty where nothing needs saying."""
        note = self.source.get(key)
        return note.note if note else ""
