"""Named reads of scenarios, of a result beside the one before it, and of what the newest results came from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext

from . import queries
from .assessment.difference import InputChange, changes
from .assessment.inputs import Inputs
from .models import Assessment, Result, Scenario, kept_inputs
from .report.difference import Line, line
from .report.side_by_side import Table, Tried
from .report.side_by_side import side_by_side as tables
from .report.since import Since, Stored
from .report.since import since as told_since
from .results import GoneError

SETS = {"decision_weight": "decision_weights", "ranking_weight": "ranking_weights"}  # stored as a whole


def stored_as(change: InputChange) -> str:
    """The name by which `changed_in` knows a change: a question, "kind:code" or a set of weights."""
    return SETS.get(change.area, change.key)


def side_by_side(result: Result, kept: Sequence[Scenario]) -> tuple[Table, ...]:
    """These scenarios of a result beside it; no table without any. Raises GoneError."""
    if not kept:
        return ()
    saved = Tried("", gettext("As saved"), queries.saved_inputs(result), queries.saved(result).result)
    tried = [Tried(str(one.pk), one.name, one.tried, queries.tried(result, one.tried, glance=True)) for one in kept]
    return tables(saved, tried, queries.pen(result.method_version))


def beside_other_results(result: Result) -> list[Result]:
    """The other results of the assessment with scenarios, each with their number `kept`, newest first."""
    others = result.assessment.results.exclude(pk=result.pk).defer("content")
    return list(others.annotate(kept=Count("scenarios")).filter(kept__gt=0))


def previous(result: Result) -> Result | None:
    """The result before; None for the first."""
    return result.assessment.results.filter(number=result.number - 1).first()


def since(before: Result, after: Result) -> Since:
    """What changed from one result of an assessment to another. Raises GoneError."""
    return told_since(_stored(before), _stored(after), queries.pen(after.method_version))


def recent_inputs(count: int) -> list[tuple[date, Inputs]]:
    """What the newest results of as many sponsors' assessments were computed from, each with its day, newest first.

    A result with a term that has left the vocabulary can be computed on no catalogue any more: it is no case.
    """
    later = Result.objects.filter(assessment=OuterRef("assessment"), number__gt=OuterRef("number"))
    newest = Result.objects.filter(~Exists(later), assessment__is_example=False).order_by("-created_at")
    stored = newest.values_list("created_at", "content")[:count]
    found = []
    for made, text in stored:
        with suppress(GoneError):
            found.append((made.date(), kept_inputs(json.loads(text)["inputs"])))
    return found


def against(stored: Assessment, inputs: Inputs, names: tuple[str, ...]) -> tuple[Line, ...]:
    """What these inputs would replace in an assessment under these names, in words."""
    pen = queries.pen(stored.method_version)
    return tuple(line(change, pen) for change in changes(stored.inputs, inputs) if stored_as(change) in names)


def _stored(result: Result) -> Stored:
    record = queries.saved(result)
    return Stored(record, kept_inputs(record.inputs), result.catalogue_providers, result.catalogue_retrieved)
