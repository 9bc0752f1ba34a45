"""How much a claim is worth: its grade by evidence, outcome and age, and the best of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from providers.catalogue.dates import first_day, years_before
from providers.catalogue.facts import Claim
from selector.method.constants import Grades

UNINSPECTED = frozenset({"stated", "supplies_market"})  # a market is named, no inspection is
ADVERSE = "adverse"
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
