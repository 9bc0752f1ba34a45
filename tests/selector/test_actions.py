"""The only writer of sponsor data: whole or not at all, and nothing lost in silence."""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from providers.catalogue.vocabulary import load_vocabulary
from selector import actions, queries
from selector.actions import ConflictError
from selector.assessment.assess import checked
from selector.assessment.inputs import parse_inputs
from selector.models import Assessment, Document, Grant, Opening, Rendering, Result
from tests.selector.visits import ANSWERS, make_assessment, make_catalogue, make_document, make_result

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


def test_it_freezes_only_edits_that_still_apply() -> None:
    """The verdict is CMO and no volume is asked for: both edits wait for other answers."""
    edits = {"model:cdmo": "must", "scale:reactor_volume": "want", "model:cmo": "must", "scale:units_per_batch": "drop"}
    result = make_result(edits=edits)
    inputs = json.loads(result.content)["inputs"]
    assert inputs["edits"] == {"model:cmo": "must", "scale:units_per_batch": "drop"}
    assert checked(parse_inputs(inputs, load_vocabulary())).to_json() == inputs
    assert result.inputs_sha256 == result.assessment.inputs_sha256
    assert result.assessment.edits == edits


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


def test_a_result_has_the_day_of_its_record_though_it_takes_until_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), *[datetime(2027, 1, 1, tzinfo=UTC)] * 50])
    assessment, catalogue = make_assessment(answers=ANSWERS), make_catalogue()
    monkeypatch.setattr(timezone, "now", lambda: next(clock))
    result = actions.see_result(assessment=assessment, catalogue=catalogue)
    assert result.created_at.date() == result.record.date == date(2026, 12, 31)


def test_too_few_answers_are_stored_as_a_result_too() -> None:
    result = make_result(answers={"stage": "phase_1"})
    assert result.record.result.verdict.verdict == "insufficient"


def test_deleting_removes_everything() -> None:
    result = make_result()
    actions.share(result=result)
    make_document(result)
    Rendering.objects.create(result=result, short_id="B" * 14, started_at=timezone.now())
    actions.delete(assessment=result.assessment)
    assert not any(model.objects.exists() for model in (Assessment, Result, Grant, Document, Rendering, Opening))


def test_deleting_clears_what_this_process_remembers(django_capture_on_commit_callbacks: Any) -> None:
    result = make_result()
    queries.tried(result, queries.saved_inputs(result))
    caches = (queries.saved, queries._tried)
    assert all(cache.cache_info().currsize for cache in caches)
    with django_capture_on_commit_callbacks(execute=True):
        actions.delete(assessment=result.assessment)
    assert [cache.cache_info().currsize for cache in caches] == [0, 0]
