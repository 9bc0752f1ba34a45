"""The whole pipeline: inputs and facts in, one frozen result out. The one place where verdict and shortlist meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from providers.catalogue.facts import CatalogueFacts
from providers.catalogue.vocabulary import load_vocabulary
from selector.method.answers import read
from selector.method.load import load_method, load_texts
from selector.shortlist import conditions, needs
from selector.shortlist.basis import Basis
from selector.shortlist.result import Requirement
from selector.shortlist.shortlist import shortlist
from selector.verdict.decide import decide
from selector.verdict.standing import standing

from .inputs import InputError, Inputs
from .record import Record
from .result import AssessmentResult


def assess(inputs: Inputs, facts: CatalogueFacts, today: date, *, glance: bool = False) -> AssessmentResult:
    """Verdict, requirements and ranking for one set of inputs on the assessment date.

    A glance says the same, and leaves empty what draws at random, tries other answers, ranks anew or cites: most of the
    work. It is never stored.
    """
    method, vocabulary = load_method(inputs.method), load_vocabulary()
    reading = read(method, inputs.answers)
    verdict = decide(reading, inputs.decision_weights, glance=glance)
    derived = needs.derive(reading, verdict.verdict)
    requirements = needs.edit(derived, inputs.edits, method, vocabulary)
    return AssessmentResult(
        verdict=verdict,
        shortlist_open=reading.shortlist_open,
        requirements=requirements,
        checklist=conditions.checklist(reading, requirements, vocabulary),
        transfer_steps=conditions.transfer_steps(reading, requirements, vocabulary),
        sponsor_red_flags=conditions.sponsor_red_flags(reading, requirements, vocabulary),
        shortlist=shortlist(
            Basis(method, load_texts(inputs.method), vocabulary, today),
            requirements,
            facts.providers,
            inputs.ranking_weights or method.ranking_weights,
            needs.view_requirements(derived, verdict.strategy, inputs.edits, method, vocabulary),
            glance=glance,
        ),
    )


def record(inputs: Inputs, facts: CatalogueFacts, revision: str, today: date) -> Record:
    """The result together with all that makes it computable again. `revision` is the hash of the catalogue."""
    method = load_method(inputs.method)
    return Record(
        inputs=inputs.to_json(),
        method=method.version,
        method_sha256=method.sha256,
        revision=revision,
        date=today,
        seed=method.robustness.seed,
        result=assess(inputs, facts, today),
    )


def checked(inputs: Inputs) -> Inputs:
    """The inputs themselves. Raises InputError for an edit that adds what only answers and verdict can (section 3)."""
    if refused := needs.added_problems(inputs.edits, derived_from(inputs)):
        raise InputError(refused)
    return inputs


def in_force(inputs: Inputs) -> Inputs:
    """The inputs without the edits that `checked` refuses: those of what other answers once asked for."""
    if not any(key.startswith(needs.ONLY_DERIVED) for key in inputs.edits):
        return inputs  # and need no verdict
    gone = needs.without_cause(inputs.edits, derived_from(inputs))
    return replace(inputs, edits={key: level for key, level in inputs.edits.items() if key not in gone})


def derived_from(inputs: Inputs) -> tuple[Requirement, ...]:
    """The requirements that answers and verdict bring, without the rest of the result."""
    reading = read(load_method(inputs.method), inputs.answers)
    return needs.derive(reading, standing(reading, inputs.decision_weights).verdict)
