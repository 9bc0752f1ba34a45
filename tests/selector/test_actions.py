"""The only writer of sponsor data: whole or not at all, and nothing lost in silence."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from selector import actions, queries
from selector.actions import ConflictError
from selector.models import Assessment, Document, Grant, Opening, Result
from tests.selector.visits import ANSWERS, make_assessment, make_catalogue, make_result

pytestmark = pytest.mark.django_db


def save(assessment: Assessment, version: int, **answers: Any) -> Assessment:
    return actions.save_section(assessment=assessment, asked=tuple(answers), answers=answers, version=version)


def test_it_starts_with_a_way_in_and_a_private_link() -> None:
    assessment, grant, link = actions.start(mode="short", title="A tablet")
    assert (assessment.method_version, assessment.version) == ("2026-11", 0)
    assert (grant.token_sha256, grant.result) == (None, None)
    assert Grant.objects.private_links().get() == link.grant


@pytest.mark.parametrize("bad", [{"mode": "long"}, {"mode": "full", "title": "x" * 201}])
def test_it_stores_nothing_of_a_start_that_is_refused(bad: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        actions.start(**bad)
    assert not Assessment.objects.exists()


def test_the_example_is_marked_and_gives_a_verdict() -> None:
    assessment = actions.start_example().assessment
    assert assessment.is_example
    assert actions.see_result(assessment=assessment, catalogue=make_catalogue()).record.result.verdict.verdict == "cdmo"


def test_it_replaces_the_answers_of_a_page_and_keeps_all_others() -> None:
    assessment = make_assessment(answers={"stage": "phase_1", "planned_change": "minor", "markets": ["eu"]})
    saved = actions.save_section(
        assessment=assessment, asked=["stage", "planned_change"], answers={"stage": "phase_2"}, version=0
    )
    assert saved.answers == {"markets": ["eu"], "stage": "phase_2"}
    assert saved.version == 1


def test_it_keeps_hidden_answers_and_does_not_count_them() -> None:
    assessment = make_assessment(answers={"product_scope": "both", "dosage_form": ["tablet"]})
    saved = save(assessment, 0, product_scope="drug_substance")
    assert saved.answers["dosage_form"] == ["tablet"]
    assert "dosage_form" in saved.reading.hidden


def test_it_refuses_an_answer_that_the_method_cannot_read() -> None:
    assessment = make_assessment()
    with pytest.raises(ValidationError):
        save(assessment, 0, stage="tomorrow")
    assessment.refresh_from_db()
    assert (assessment.answers, assessment.version) == ({}, 0)


def test_it_tells_of_other_values_that_were_saved_meanwhile() -> None:
    assessment = make_assessment()
    save(assessment, 0, stage="phase_1", planned_change="minor")
    with pytest.raises(ConflictError) as caught:
        save(assessment, 0, stage="phase_2", planned_change="minor")
    assert caught.value.keys == ("stage",)
    assert caught.value.stored.answers["stage"] == "phase_1"
    assert save(assessment, caught.value.stored.version, stage="phase_2").answers["stage"] == "phase_2"


def test_it_does_not_complain_of_a_save_to_another_page() -> None:
    assessment = make_assessment()
    save(assessment, 0, stage="phase_1")
    assert save(assessment, 0, markets=["eu"]).answers == {"stage": "phase_1", "markets": ["eu"]}


def test_a_save_that_changes_nothing_overtakes_nobody() -> None:
    assessment = make_assessment()
    first = save(assessment, 0, stage="phase_1")
    assert save(assessment, 1, stage="phase_1").version == first.version


def test_it_tells_of_other_edits_that_were_saved_meanwhile() -> None:
    assessment, key = make_assessment(), "technology:perfusion"
    actions.save_requirements(assessment=assessment, shown=[key], edits={key: "must"}, version=0)
    with pytest.raises(ConflictError):
        actions.save_requirements(assessment=assessment, shown=[key], edits={}, version=0)


def test_the_same_inputs_on_the_same_revision_return_the_newest_result() -> None:
    result = make_result()
    again = actions.see_result(assessment=result.assessment, catalogue=queries.published_catalogue())
    assert (again.pk, Result.objects.count()) == (result.pk, 1)


def test_other_answers_make_another_result_and_leave_the_first() -> None:
    result = make_result()
    saved = save(result.assessment, 0, stage="phase_1")
    second = actions.see_result(assessment=saved, catalogue=queries.published_catalogue())
    assert (result.number, second.number) == (1, 2)
    assert second.inputs_sha256 != result.inputs_sha256


def test_another_revision_makes_another_result() -> None:
    result = make_result()
    newer = queries.Catalogue(queries.published_catalogue().facts, "f" * 64)
    assert actions.see_result(assessment=result.assessment, catalogue=newer).number == 2


def test_a_stored_result_is_what_its_hash_says_and_reads_back() -> None:
    result = Result.objects.get(pk=make_result().pk)
    assert hashlib.sha256(result.content.encode()).hexdigest() == result.sha256
    assert result.record.to_json() == json.loads(result.content)
    assert (result.software, result.catalogue_retrieved) == ("1.0", "2026-11")
    assert result.record.revision == result.revision_sha256


def test_too_few_answers_are_stored_as_a_result_too() -> None:
    result = make_result(answers={"stage": "phase_1"})
    assert result.record.result.verdict.verdict == "insufficient"


def test_it_makes_a_report_once_and_serves_its_bytes_from_then_on() -> None:
    result = make_result()
    with patch("selector.actions.report_pdf", side_effect=[b"%PDF-first"]) as made:
        first, second = (actions.report(result=result) for _ in range(2))
    assert bytes(first.content) == bytes(second.content) == b"%PDF-first"
    assert (made.call_count, Document.objects.count()) == (1, 1)


def test_deleting_removes_everything() -> None:
    result = make_result()
    actions.share(result=result)
    Document.objects.create(result=result, kind="pdf", language="en", content=b"%PDF", sha256="a" * 64)
    actions.delete(assessment=result.assessment)
    assert not any(model.objects.exists() for model in (Assessment, Result, Grant, Document, Opening))


def at_once(*tasks: Callable[[], object]) -> list[object]:
    """Run tasks in threads that begin together; an exception is a result."""
    together = Barrier(len(tasks))

    def run(task: Callable[[], object]) -> object:
        together.wait()
        try:
            return task()
        except ConflictError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_once_one_is_told_and_none_is_lost() -> None:
    assessment = make_assessment()
    done = at_once(*(lambda stage=stage: save(assessment, 0, stage=stage) for stage in ("phase_1", "phase_2")))
    (told,) = (outcome for outcome in done if isinstance(outcome, ConflictError))
    (kept,) = (outcome for outcome in done if isinstance(outcome, Assessment))
    assert told.stored.answers == kept.answers


@pytest.mark.django_db(transaction=True)
def test_saves_of_several_pages_at_once_are_all_kept() -> None:
    assessment = make_assessment()
    at_once(*(lambda key=key: save(assessment, 0, **{key: ANSWERS[key]}) for key in ANSWERS))
    assessment.refresh_from_db()
    assert assessment.answers == ANSWERS
    assert assessment.version == len(ANSWERS)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_result() -> None:
    assessment, catalogue = make_assessment(answers=ANSWERS), make_catalogue()
    made = at_once(*[lambda: actions.see_result(assessment=assessment, catalogue=catalogue)] * 2)
    assert made[0] == made[1]
    assert Result.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_make_one_report() -> None:
    result = make_result()
    with patch("selector.actions.report_pdf", side_effect=lambda _: b"%PDF") as made:
        at_once(*[lambda: actions.report(result=result)] * 4)
    assert (made.call_count, Document.objects.count()) == (1, 1)
