"""The only writer of sponsor data: each action checks its input in full, and happens as a whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from . import access, document_queries, queries
from .assessment.assess import record
from .assessment.record import canonical
from .method.answers import RawAnswer
from .method.load import current_version
from .models import Assessment, Grant, Result
from .sample import example


class ConflictError(Exception):
    """Other values were saved meanwhile. `stored` is the assessment as it is now, `keys` where the two differ."""

    def __init__(self, stored: Assessment, keys: tuple[str, ...]) -> None:
        super().__init__(", ".join(keys))
        self.stored = stored
        self.keys = keys


class Link(NamedTuple):
    """A new link: its token is known only now, what is stored is its hash."""

    grant: Grant
    token: str


class Started(NamedTuple):
    """A new assessment, the way in for the browser that asked, and the private link to come back."""

    assessment: Assessment
    grant: Grant
    link: Link


@transaction.atomic
def start(*, mode: str, title: str = "") -> Started:
    """Start an empty assessment by the newest method. Raises ValidationError."""
    return _start(Assessment(method_version=current_version(), mode=mode, title=title))


@transaction.atomic
def start_example() -> Started:
    """Start an assessment that is filled in and marked as an example."""
    filled_in = example()
    return _start(
        Assessment(
            method_version=filled_in["method"],
            mode=Assessment.Mode.FULL,
            title=filled_in["title"],
            is_example=True,
            answers=filled_in["answers"],
            version=1,
        )
    )


def _start(assessment: Assessment) -> Started:
    assessment.full_clean()
    assessment.save()
    grant = Grant(assessment=assessment)
    grant.full_clean()
    grant.save()
    return Started(assessment, grant, make_private_link(assessment=assessment))


def save_section(
    *,
    assessment: Assessment,
    asked: Collection[str],
    answers: Mapping[str, RawAnswer],
    version: int,
    outdated: Collection[str] = (),
) -> Assessment:
    """Store the answers to the questions that were asked; a question without one loses what was stored.

    `version` is the save that the form was filled in upon, `outdated` where it showed something else than was stored
    when it came in. Raises ConflictError where a later save stored other values.
    """
    return _save(assessment, "answers", asked, answers, version, outdated)


def save_requirements(
    *,
    assessment: Assessment,
    shown: Collection[str],
    edits: Mapping[str, str],
    version: int,
    outdated: Collection[str] = (),
) -> Assessment:
    """Store the edits of the requirements that were shown, by "kind:code". Raises ConflictError likewise."""
    return _save(assessment, "edits", shown, edits, version, outdated)


@transaction.atomic
def _save(
    assessment: Assessment,
    field: Literal["answers", "edits"],
    keys: Collection[str],
    values: Mapping[str, RawAnswer],
    version: int,
    outdated: Collection[str],
) -> Assessment:
    stored = locked(assessment)
    before = getattr(stored, field)
    differing = tuple(key for key in keys if before.get(key) != values.get(key))
    # A page that saves itself learns of each newer version, and shows what it was made with all the same.
    overtaken = tuple(key for key in differing if key in outdated or stored.changed_in.get(key, 0) > version)
    if overtaken:
        raise ConflictError(stored, overtaken)
    if differing or not stored.version:
        stored.version += 1
        stored.changed_in |= dict.fromkeys(differing, stored.version)
        setattr(stored, field, {key: value for key, value in before.items() if key not in keys} | dict(values))
        stored.full_clean(validate_constraints=False)  # a save does not touch what they bind
        stored.save()
    return stored


def see_result(*, assessment: Assessment, catalogue: queries.Catalogue, expected: str = "") -> Result:
    """The newest result if it still stands; else a new one, computed before anything is locked.

    `expected` is kept with the first result and never changed after it.
    """
    now = timezone.now()
    result = Result(
        assessment=assessment,
        created_at=now,
        inputs_sha256=assessment.inputs_sha256,
        method_version=assessment.method_version,
        method_sha256=assessment.method.sha256,
        revision_sha256=catalogue.sha256,
        catalogue_providers=len(catalogue.facts.providers),
        catalogue_retrieved=catalogue.facts.retrieved,
        software=queries.software_version(),
    )
    newest = queries.newest_result(assessment)
    if newest is not None and newest.is_made_like(result):
        return newest
    made = record(assessment.inputs_in_force, catalogue.facts, catalogue.sha256, now.date())
    content = canonical(made.to_json())
    result.content, result.sha256 = content.decode("utf-8"), hashlib.sha256(content).hexdigest()
    return _store(result, expected)


@transaction.atomic
def _store(result: Result, expected: str) -> Result:
    # A second click may have computed the same beside us: whoever comes second finds it here and stores nothing.
    assessment = locked(result.assessment)
    newest = queries.newest_result(assessment)
    if newest is not None and newest.is_made_like(result):
        return newest
    if newest is None and expected:
        assessment.expected = expected
        assessment.full_clean(validate_constraints=False)
        assessment.save(update_fields=["expected"])
    result.number = newest.number + 1 if newest else 1
    result.full_clean()
    result.save()
    return result


@transaction.atomic
def make_private_link(*, assessment: Assessment) -> Link:
    """Make the link that opens the whole assessment for editing; the old one stops to."""
    locked(assessment).grants.private_links().live().update(revoked_at=timezone.now())
    return _link(Grant(assessment=assessment))


@transaction.atomic
def share(*, result: Result) -> Link:
    """Make a link that lets its holders read this one result."""
    return _link(Grant(assessment=result.assessment, result=result))


def _link(grant: Grant) -> Link:
    token, grant.token_sha256 = access.new_token()
    grant.full_clean()
    grant.save()
    return Link(grant, token)


@transaction.atomic
def revoke(*, grant: Grant) -> None:
    """Shut a link, and every session that came through it. A second time changes nothing."""
    Grant.objects.live().filter(pk=grant.pk).update(revoked_at=timezone.now())


@transaction.atomic
def delete(*, assessment: Assessment) -> None:
    """Remove everything: answers, results, links, documents, who opened them, and what this process remembers."""
    locked(assessment).delete()
    transaction.on_commit(queries.forget)
    transaction.on_commit(document_queries.forget)


def locked(assessment: Assessment) -> Assessment:
    """The assessment as it is stored, for this transaction alone. Raises Http404.

    It may have been deleted between the door and here; SQLite locks the whole file when the transaction begins.
    """
    return get_object_or_404(Assessment.objects.select_for_update(), pk=assessment.pk)
