"""What the sponsor expects: asked before the first result, kept with it, and shown to nobody else."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client

from selector import actions, queries
from selector.models import Assessment, Result
from selector.report.paint import PAPER
from tests.selector.visits import ANSWERS, at, body, make_assessment, make_catalogue, staff, started

pytestmark = pytest.mark.django_db

ASKED = "What do you expect?"


def asked(client: Client, **sent: str) -> Assessment:
    """An assessment whose first result was asked for in this browser."""
    make_catalogue()
    assessment = started(client, **ANSWERS)
    client.post(at(assessment, "see-result"), sent)
    assessment.refresh_from_db()
    return assessment


def shown(client: Client, assessment: Assessment) -> str:
    return body(client.get(at(assessment, "result")))


def test_it_is_asked_once_and_while_there_is_no_result(client: Client) -> None:
    make_catalogue()
    assessment = started(client, **ANSWERS)
    page = body(client.get(at(assessment, "review")))
    assert page.count(ASKED) == 1
    assert 'name="expected"' in page
    assert 'name="expected" value="cdmo" checked' not in page
    assert page.count('form="see-result"') == 1
    client.post(at(assessment, "see-result"))
    page = body(client.get(at(assessment, "review")))
    assert ASKED not in page
    assert page.count("See the result") == 2


@pytest.mark.parametrize("answer", ["cdmo", "cmo", "either", ""])
def test_it_is_kept_with_the_first_result(client: Client, answer: str) -> None:
    assessment = asked(client, expected=answer)
    assert (assessment.expected, assessment.results.count()) == (answer, 1)
    assert ("You expected" in shown(client, assessment)) is bool(answer)


@pytest.mark.parametrize("forged", ["CDMO", "insufficient", "x" * 10_000, "🧪", "\x00"])
def test_what_nobody_offered_counts_as_no_answer(client: Client, forged: str) -> None:
    assessment = asked(client)
    assessment.results.all()._raw_delete("default")
    client.post(at(assessment, "see-result"), {"expected": forged})
    assessment.refresh_from_db()
    assert assessment.expected == ""


def test_it_never_changes_after_the_first_result(client: Client) -> None:
    assessment = asked(client, expected="cmo")
    client.post(at(assessment, "see-result"), {"expected": "cdmo"})
    actions.save_section(assessment=assessment, asked=("stage",), answers={"stage": "phase_1"}, version=1)
    client.post(at(assessment, "see-result"), {"expected": "cdmo"})
    assessment.refresh_from_db()
    assert (assessment.expected, assessment.results.count()) == ("cmo", 2)


def test_who_said_nothing_before_the_first_result_cannot_say_it_later(client: Client) -> None:
    assessment = asked(client)
    actions.save_section(assessment=assessment, asked=("stage",), answers={"stage": "phase_1"}, version=1)
    client.post(at(assessment, "see-result"), {"expected": "cdmo"})
    assessment.refresh_from_db()
    assert assessment.expected == ""


def test_it_is_no_part_of_the_result_and_of_no_report(client: Client) -> None:
    with_it, without = asked(client, expected="cdmo"), asked(client)
    hashes = set(Result.objects.values_list("sha256", flat=True))
    assert len(hashes) == 1
    assert with_it.inputs_sha256 == without.inputs_sha256
    result = with_it.results.get()
    assert queries.content(result, PAPER).expectation == ""


def test_it_is_shown_to_those_who_may_edit_alone(client: Client) -> None:
    assessment = asked(client, expected="cdmo")
    result = assessment.results.get()
    page = at(assessment, f"results/{result.pk}")
    assert "You expected a CDMO. The answers say CMO." in body(client.get(page))
    forwarded = Client()
    forwarded.get(f"/r/{actions.share(result=result).token}")
    for other in (forwarded, staff("reader")):
        response = other.get(page)
        assert response.status_code == 200
        assert "expected" not in body(response)


def test_the_database_knows_the_answers_too() -> None:
    with pytest.raises(IntegrityError, match="assessment_expected_known"):
        make_assessment(expected="maybe")


def test_the_action_refuses_what_is_no_answer() -> None:
    assessment, catalogue = make_assessment(answers=ANSWERS), make_catalogue()
    with pytest.raises(ValidationError):
        actions.see_result(assessment=assessment, catalogue=catalogue, expected="maybe")
    assert not Result.objects.exists()


def test_privacy_says_who_sees_it(client: Client) -> None:
    assert "What you expected before the first result" in body(client.get("/privacy"))
