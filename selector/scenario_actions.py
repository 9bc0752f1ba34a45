"""What a sponsor does with a what-if: keep it under a name, drop it, take it over into the assessment."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from .actions import ConflictError, locked
from .assessment.difference import changes
from .assessment.inputs import WEIGHTS, Inputs
from .models import Assessment, Result, Scenario
from .queries import saved_inputs
from .scenario_queries import stored_as


@transaction.atomic
def keep_scenario(*, result: Result, name: str, inputs: Inputs) -> Scenario:
    """Keep what was tried against a result under a name. A second time changes nothing. Raises ValidationError."""
    locked(result.assessment)
    known = result.scenarios.filter(name=name).first()
    if known is not None and not changes(known.tried, inputs):
        return known
    if not changes(saved_inputs(result), inputs):
        message = gettext("Nothing is changed yet: change an answer, a level or a weight first.")
        raise ValidationError({"name": message})
    scenario = Scenario(result=result, name=name, inputs=inputs.to_json())
    scenario.full_clean()
    scenario.save()
    return scenario


@transaction.atomic
def drop_scenario(*, scenario: Scenario) -> None:
    """Keep a scenario no longer. A second time changes nothing."""
    Scenario.objects.filter(pk=scenario.pk).delete()


@transaction.atomic
def adopt(*, result: Result, inputs: Inputs, version: int = 0) -> Assessment:
    """Take over into the assessment what these inputs change of the result's own; all else stays as it is stored.

    Raises ConflictError where something else was stored since in the same place, unless the sponsor has seen it:
    `version` is the save that was looked at.
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
        _put(stored, inputs, pending)
    return stored


@transaction.atomic
def use_method_weights(*, assessment: Assessment) -> Assessment:
    """Let the method's own weights count again. A second time changes nothing."""
    stored = locked(assessment)
    own = tuple(name for name in WEIGHTS if getattr(stored, name) is not None)
    if own:
        _put(stored, Inputs(stored.method_version, stored.inputs.answers), own)
    return stored


def _names(before: Inputs, after: Inputs) -> Mapping[str, None]:
    """Where the two differ, by the names that `changed_in` has."""
    return dict.fromkeys(stored_as(change) for change in changes(before, after))


def _put(stored: Assessment, inputs: Inputs, names: Collection[str]) -> None:
    """Store what these inputs say in these places; nothing where they say nothing."""
    said = inputs.to_json()
    for field in ("answers", "edits"):
        kept = {key: value for key, value in getattr(stored, field).items() if key not in names}
        setattr(stored, field, kept | {key: value for key, value in said.get(field, {}).items() if key in names})
    for field in WEIGHTS:
        if field in names:
            own = said.get(field)
            setattr(stored, field, None if own == getattr(stored.method, field) else own)
    stored.version += 1
    stored.changed_in |= dict.fromkeys(names, stored.version)
    stored.full_clean(validate_constraints=False)  # nothing that they bind is touched
    stored.save()
