"""A glance says what the whole result says, and leaves out what nobody looks at while trying."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selector.assessment.assess import assess
from selector.assessment.inputs import Inputs
from selector.assessment.result import AssessmentResult
from selector.method.answers import Answers
from selector.verdict.decide import NO_DRAWS
from selector.verdict.result import TippingPoints
from tests.assessment.ways import CASES, DAY, FACTS, VERSION, assessed, case
from tests.verdict.strategies import answers, weights

EDITS = st.dictionaries(
    st.sampled_from(("dosage_form:tablet", "modality:*", "regulator:us_fda", "stage:phase_2", "service:scale_up")),
    st.sampled_from(("must", "want", "drop")),
)


def emptied(result: AssessmentResult) -> AssessmentResult:
    """A whole result without the parts that a glance leaves out."""
    verdict = replace(
        result.verdict, tipping_points=TippingPoints((), ()), nearest=(), verdict_draws=NO_DRAWS, roadmap=()
    )
    ranking = tuple(replace(row, ask=(), matches=()) for row in result.shortlist.ranking)
    return replace(
        result, verdict=verdict, shortlist=replace(result.shortlist, ranking=ranking, ranking_draws=(), views={})
    )


@pytest.mark.parametrize("name", CASES)
def test_it_says_the_same_in_a_worked_case(name: str) -> None:
    assert assess(case(name), FACTS, DAY, glance=True) == emptied(assessed(name))


@settings(max_examples=25)
@given(answers(), EDITS, weights(), weights())
def test_it_says_the_same_whatever_went_in(
    said: Answers, edits: dict[str, str], decision: dict[str, int], ranking: dict[str, int]
) -> None:
    inputs = Inputs(VERSION, said, edits, decision, ranking)  # type: ignore[arg-type]
    assert assess(inputs, FACTS, DAY, glance=True) == emptied(assess(inputs, FACTS, DAY))
