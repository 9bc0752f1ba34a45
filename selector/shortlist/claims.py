"""A provider's claims made ready for matching: what each is worth, by kind, without what says nothing here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from providers.catalogue.dates import first_day, years_before
from providers.catalogue.facts import ADVERSE, Claim, ProviderFacts
from selector.method.constants import Grades

from .basis import Basis

UNINSPECTED = frozenset({"stated", "supplies_market"})  # a market is named, no inspection is
UNDATED = ""


@dataclass(frozen=True, slots=True)
class Graded:
    """A claim with its grade g (0..1) and its day, YYYY-MM-DD; "" where undated, which as text comes first."""

    claim: Claim
    day: str
    grade: float

    @property
    def adverse(self) -> bool:
        """True for an unfavourable record of an authority."""
        return self.claim.outcome == ADVERSE


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provider with its claims by kind, in file order; `adverse` records stand apart: they never speak for it.

    `disputed` claims, by kind too, speak neither for nor against it.
    """

    provider: ProviderFacts
    claims: Mapping[str, Sequence[Graded]]
    adverse: Sequence[Graded]
    disputed: Mapping[str, Sequence[Graded]]


def candidate_of(provider: ProviderFacts, basis: Basis, *, makes_substance: bool) -> Candidate:
    """Grade and sort the claims of a provider. `makes_substance`: the drug substance itself is asked for."""

    def telling(claims: Iterable[Claim]) -> Sequence[Graded]:
        kept = (claim for claim in claims if not _beside_the_point(claim, makes_substance=makes_substance))
        return tuple(graded(kept, basis.method.grades, basis.today))

    said, disputed = telling(provider.claims), telling(provider.disputed)
    adverse = [item for item in said if item.adverse]
    return Candidate(provider, _by_kind(said), adverse, _by_kind(disputed))


def _by_kind(items: Iterable[Graded]) -> dict[str, list[Graded]]:
    """Those that are not adverse."""
    found: dict[str, list[Graded]] = defaultdict(list)
    for item in items:
        if not item.adverse:
            found[item.claim.kind].append(item)
    return found


def graded(claims: Iterable[Claim], grades: Grades, today: date) -> Iterator[Graded]:
    """The claims as they are worth today (method, section 4); from a day past the age limit, and undated, less."""
    worth = by_evidence(grades)
    limit = years_before(today, grades.age_years)
    for claim in claims:
        day = first_day(claim.as_of)
        grade = grades.stated if claim.outcome in UNINSPECTED else worth[claim.evidence]
        yield Graded(claim, day, grade * grades.age_factor if day < limit else grade)


def best(claims: Iterable[Graded]) -> Graded:
    """The claim with the highest grade, then the newest, then the first. Raises ValueError without claims."""
    return max(claims, key=lambda claim: (claim.grade, claim.day))


def by_evidence(grades: Grades) -> dict[str, float]:
    """The grade of each kind of evidence, before outcome and age."""
    return {
        "regulator_record": grades.regulator_record,
        "third_party": grades.third_party,
        "provider_statement": grades.provider_statement,
    }


def _beside_the_point(claim: Claim, *, makes_substance: bool) -> bool:
    if claim.kind == "dosage_form":
        return claim.scope == "packaging_only"
    # Filling a biologic is no evidence for making one.
    return claim.kind == "modality" and claim.scope == "drug_product_only" and makes_substance
