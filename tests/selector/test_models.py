"""What is stored keeps its rules, in the database too."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError

from selector.models import Assessment, Document, Grant, Result, Scenario
from selector.results import AlteredResultError
from tests.selector.visits import ANSWERS, make_assessment, make_document, make_result

pytestmark = pytest.mark.django_db


def test_it_refuses_answers_that_the_method_cannot_read() -> None:
    assessment = Assessment(method_version="2026-11", mode="full", answers={"stage": "tomorrow"})
    with pytest.raises(ValidationError, match="an option of the question"):
        assessment.full_clean()


def test_it_refuses_an_unknown_mode_in_the_database() -> None:
    with pytest.raises(IntegrityError, match="assessment_mode_known"):
        make_assessment(mode="long")


@pytest.mark.parametrize("title", ["", "A tablet", "Ünïcødé 🧪", "دواء جديد", "x" * 200])
def test_it_names_an_assessment_by_its_title(title: str) -> None:
    assert str(make_assessment(title=title)) == title or "Untitled assessment"


def test_it_never_changes_a_result() -> None:
    result = make_result()
    with pytest.raises(TypeError, match="never changed"):
        result.save()
    with pytest.raises(TypeError, match="never changed"):
        Result.objects.update(number=7)
    with pytest.raises(TypeError, match="never changed"):
        result.assessment.results.update(number=7)


def test_it_never_changes_a_document() -> None:
    document = make_document(make_result())
    with pytest.raises(TypeError, match="never changed"):
        document.save()
    with pytest.raises(TypeError, match="never changed"):
        Document.objects.update(content=b"other")
    with pytest.raises(TypeError, match="only with their assessment"):
        Document.objects.all().delete()


def test_it_reads_no_result_that_is_not_what_its_hash_says() -> None:
    result = make_result()
    Result._base_manager.filter(pk=result.pk).update(content=result.content.replace("cmo", "cdmo"))
    with pytest.raises(AlteredResultError, match=str(result.pk)):
        _ = Result.objects.get(pk=result.pk).record


def test_it_deletes_a_result_only_with_its_assessment() -> None:
    result = make_result()
    with pytest.raises(TypeError, match="only with their assessment"):
        result.delete()
    with pytest.raises(TypeError, match="only with their assessment"):
        Result.objects.all().delete()
    result.assessment.delete()
    assert not Result.objects.exists()


def test_it_lets_a_token_open_one_thing() -> None:
    Grant.objects.create(assessment=make_assessment(), token_sha256="a" * 64)
    with pytest.raises(IntegrityError):
        Grant.objects.create(assessment=make_assessment(), token_sha256="a" * 64)


def test_it_keeps_one_private_link_an_assessment() -> None:
    assessment = make_assessment()
    Grant.objects.create(assessment=assessment, token_sha256="a" * 64)
    with pytest.raises(IntegrityError):
        Grant.objects.create(assessment=assessment, token_sha256="b" * 64)


def test_it_gives_nobody_a_result_without_a_token() -> None:
    result = make_result()
    with pytest.raises(IntegrityError, match="grant_reader_has_token"):
        Grant.objects.create(assessment=result.assessment, result=result)


def test_it_refuses_a_grant_to_the_result_of_another_assessment() -> None:
    grant = Grant(assessment=make_assessment(), result=make_result(), token_sha256="a" * 64)
    with pytest.raises(ValidationError, match="another assessment"):
        grant.full_clean()


@pytest.mark.parametrize("weights", [{}, {"scope_of_services": 100}, dict.fromkeys(ANSWERS, 1), [1, 2], 7])
def test_it_refuses_weights_that_the_method_cannot_read(weights: object) -> None:
    assessment = Assessment(method_version="2026-11", mode="full", decision_weights=weights)
    with pytest.raises(ValidationError) as caught:
        assessment.full_clean()
    assert list(caught.value.message_dict) == ["decision_weights"]


@pytest.mark.parametrize("inputs", [{}, {"method": "2026-11", "answers": {"stage": "tomorrow"}}, []])
def test_it_refuses_a_scenario_that_cannot_be_computed(inputs: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Scenario(result=make_result(), name="Other", inputs=inputs).full_clean()
    assert list(caught.value.message_dict) == ["inputs"]


@pytest.mark.parametrize("name", ["", " ", "two\nlines", "ends\n", "ends ", "x" * 81])
def test_it_refuses_a_scenario_without_a_name_of_one_line(name: str) -> None:
    with pytest.raises((IntegrityError, DataError)):
        Scenario.objects.create(result=make_result(), name=name, inputs={})


@pytest.mark.parametrize("name", ["x", "x" * 80, "Ünïcødé 🧪", "two words", "دواء جديد"])
def test_it_names_a_scenario_in_one_line(name: str) -> None:
    assert str(Scenario.objects.create(result=make_result(), name=name, inputs={})) == name


def test_it_keeps_one_scenario_of_a_name_beside_a_result() -> None:
    result = make_result()
    Scenario.objects.create(result=result, name="Other", inputs={})
    with pytest.raises(IntegrityError):
        Scenario.objects.create(result=result, name="Other", inputs={})
