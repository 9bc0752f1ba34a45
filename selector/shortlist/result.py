"""What the shortlist stage returns: frozen parts, named as in the stored result (method, section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from providers.catalogue.timeline import SiteEvents

Gate = Literal["pass", "verify", "fails", "blocked"]
State = Literal["met", "broader", "planned", "historic", "unlisted", "unknown", "mixed", "adverse"]
Lead = Literal["unknown", "unlisted", "broader", "between", "planned", "historic", "mixed", "stated"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a provider has to offer. `u` weighs the level; `from_` names its questions, "verdict" or "you".

    `amount` and `unit` belong to kind scale.
    """

    kind: str
    code: str
    level: Literal["must", "want"]
    u: int
    dimension: str
    from_: tuple[str, ...]
    amount: float | None = None
    unit: str | None = None

    @property
    def key(self) -> str:
        """The requirement as "kind:code"."""
        return f"{self.kind}:{self.code}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with its source as it may be shown; `url` is None without a link to show.

    `valid_until` is its last day, YYYY-MM-DD, where it has one.
    """

    code: str
    detail: str
    evidence: str
    status: str
    as_of: str | None
    outcome: str | None
    site: str | None
    title: str
    published: str | None
    url: str | None
    valid_until: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One requirement against one provider: state, credits and grade g (0..1), the best claim, the sites named."""

    state: State
    central: float
    low: float
    high: float
    grade: float | None
    evidence: Evidence | None
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A current site of a ranked provider."""

    name: str
    city: str | None
    country: str | None
    activities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the report says about a ranked provider beside its matches.

    `records` are all its unfavourable records with authorities, newest first, whatever was asked for. `timeline` has
    all that is on record of each site, once an authority's register says something of one; until then it is empty.
    """

    hq_city: str | None
    hq_country: str | None
    founded: int | None
    model: tuple[str, ...]
    claims: int
    sources: int
    sites: tuple[SiteLine, ...]
    red_flags: tuple[str, ...]
    records: tuple[Evidence, ...]
    timeline: tuple[SiteEvents, ...] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    """A requirement and its state: the risk of a name, or a reason to stand aside."""

    requirement: str
    state: State


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to put to a provider. `state` is the lead: the state, or what it is made of (between, stated)."""

    requirement: str
    level: Literal["must", "want"]
    state: Lead
    text: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A provider in the ranking. Fit and coverage 0..100; `states` and `matches` in the order of requirements."""

    rank: int
    slug: str
    name: str
    gate: Gate
    deciding_met: bool
    fit: float
    fit_low: float
    fit_high: float
    fit_by_dimension: Mapping[str, float | None]
    evidence_coverage: float
    states: tuple[State, ...]
    why: tuple[str, ...]
    risk: Risk | None
    ask: tuple[Ask, ...]
    matches: tuple[Match, ...]
    profile: Profile


@dataclass(frozen=True, slots=True)
class Aside:
    """A provider that stands aside, with the musts that are adverse or unlisted; `ask` holds the questions on these.

    `records` are as in Profile, and so is `timeline` for those that are blocked or near misses.
    """

    slug: str
    name: str
    gate: Gate
    fit: float
    near_miss: bool
    reason: tuple[Risk, ...]
    hq_country: str | None
    records: tuple[Evidence, ...]
    ask: tuple[Ask, ...]
    timeline: tuple[SiteEvents, ...] = ()


@dataclass(frozen=True, slots=True)
class RankingDraws:
    """How firmly a rank stands: shares 0..1; both last keys are absent in the last row."""

    slug: str
    rank: int
    first: float
    top: float
    best_rank: int
    worst_rank: int
    beats_next: float | None = None
    tie_with_next: bool | None = None


@dataclass(frozen=True, slots=True)
class PresetOutcome:
    """Who is first under a published set of weights, and whether today's leader survives."""

    preset: str
    first: str
    survives: bool


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A provider in one of the two rankings of the split strategy."""

    rank: int
    slug: str
    gate: Gate
    fit: float


@dataclass(frozen=True, slots=True)
class ShortlistResult:
    """The shortlist stage as a whole."""

    ranking: tuple[Ranked, ...]
    aside: tuple[Aside, ...]
    second_source: str | None
    ranking_draws: tuple[RankingDraws, ...]
    presets: tuple[PresetOutcome, ...]
    views: Mapping[str, tuple[ViewRow, ...]]
