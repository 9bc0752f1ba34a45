"""What a sponsor does with a what-if: keep it under a name, drop it, take it over into the assessment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from .actions import ConflictError, locked
from .assessment.difference import changes
from .assessment.inputs import WEIGHTS, Inputs
from .method.answers import read
from .method.load import load_method
from .models import Assessment, Result, Scenario
from .queries import saved_inputs
from .scenario_queries import stored_as
from .shortlist.needs import MOST_ADDED, added, derive
from .verdict.standing import standing


class Adopted(NamedTuple):
    """The assessment after taking over, and the names of what was put into it, if it did not say so already."""

    assessment: Assessment
    put: tuple[str, ...]


@transaction.atomic
def keep_scenario(*, result: Result, name: str, inputs: Inputs) -> Scenario:
    """Keep what was tried against a result under a name. A second time changes nothing. Raises ValidationError."""
    locked(result.assessment)
    known = result.scenarios.filter(name=name).first()
    if known is not None and known.inputs == inputs.to_json():
        return known
    if not changes(saved_inputs(result), inputs):
        message = gettext("Nothing is changed yet: change an answer, a level or a weight first.")
        raise ValidationError({"name": message})
    _check_room(saved_inputs(result), inputs)
    scenario = Scenario(result=result, name=name, inputs=inputs.to_json())
    scenario.full_clean()
    scenario.save()
    return scenario


@transaction.atomic
def drop_scenario(*, scenario: Scenario) -> None:
    """Keep a scenario no longer. A second time changes nothing."""
    Scenario.objects.filter(pk=scenario.pk).delete()


@transaction.atomic
def adopt(*, result: Result, inputs: Inputs, version: int = 0) -> Adopted:
    """Take over into the assessment what these inputs change of the result's own; all else stays as it is stored.

    Only an edit that waited, and that would count again by it, goes: nobody saw what it does. Raises
    ConflictError where something else was stored since in the same place, unless the sponsor has seen it: `version` is
    the save that was looked at. Raises ValidationError where more would be added than an assessment holds.
    """
    stored = locked(result.assessment)
    before = saved_inputs(result)
    meant, missing = _names(before, inputs), _names(stored.inputs, inputs)
    pending = tuple(name for name in meant if name in missing)
    changed_since = _names(before, stored.inputs)
    overtaken = tuple(name for name in pending if name in changed_since and stored.changed_in.get(name, 0) > version)
    if overtaken:
        raise ConflictError(stored, overtaken)
    if pending:
        held, waiting = stored.inputs, stored.edits.keys() - stored.inputs_in_force.edits.keys()
        _put(stored, inputs, pending)
        revived = tuple(
            key for key in stored.inputs_in_force.edits if key in waiting and inputs.edits.get(key) != stored.edits[key]
        )
        _put(stored, Inputs(stored.method_version, stored.inputs.answers), revived)
        _check_room(held, stored.inputs)
        _save(stored, (*pending, *revived))
    return Adopted(stored, pending)


@transaction.atomic
def use_method_weights(*, assessment: Assessment) -> Assessment:
    """Let the method's own weights count again. A second time changes nothing."""
    stored = locked(assessment)
    own = tuple(name for name in WEIGHTS if getattr(stored, name) is not None)
    if own:
        _put(stored, Inputs(stored.method_version, stored.inputs.answers), own)
        _save(stored, own)
    return stored


def _names(before: Inputs, after: Inputs) -> Mapping[str, None]:
    """Where the two differ, by the names that `changed_in` has."""
    return dict.fromkeys(stored_as(change) for change in changes(before, after))


def too_many() -> str:
    """Why one more requirement cannot be added."""
    message = gettext("You have added %(count)d requirements, the most there can be. Set one to not needed first.")
    return message % {"count": MOST_ADDED}


def _check_room(before: Inputs, after: Inputs) -> None:
    """Raise ValidationError where more is added than an assessment holds."""
    reading = read(load_method(after.method), after.answers)
    derived = {need.key for need in derive(reading, standing(reading, after.decision_weights).verdict)}
    asked = added(after.edits, derived)
    if len(asked) > MOST_ADDED and asked - added(before.edits, ()):
        raise ValidationError({"name": too_many()})


def _put(stored: Assessment, inputs: Inputs, names: Collection[str]) -> None:
    """Set what these inputs say in these places; nothing where they say nothing."""
    said = inputs.to_json()
    for field in ("answers", "edits"):
        kept = {key: value for key, value in getattr(stored, field).items() if key not in names}
        setattr(stored, field, kept | {key: value for key, value in said.get(field, {}).items() if key in names})
    for field in WEIGHTS:
        if field in names:
            own = said.get(field)
            setattr(stored, field, None if own == getattr(stored.method, field) else own)


def _save(stored: Assessment, names: Collection[str]) -> None:
    stored.version += 1
    stored.changed_in |= dict.fromkeys(names, stored.version)
    stored.full_clean(validate_constraints=False)  # nothing that they bind is touched
    stored.save()
