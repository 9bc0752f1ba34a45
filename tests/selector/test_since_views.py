"""What changed since the result before, as its page says it."""

from typing import Any

import pytest
from django.test import Client

from providers.actions import import_rows
from selector import actions, queries
from selector.models import Assessment, Result
from tests.builders import make_rows
from tests.report.samples import PEN
from tests.selector.visits import ANSWERS, at, body, make_catalogue, started

pytestmark = pytest.mark.django_db


def seen(client: Client, **answers: Any) -> Result:
    """A result that was made in this browser."""
    return actions.see_result(assessment=started(client, **(answers or ANSWERS)), catalogue=make_catalogue())


def newer(result: Result, **answers: Any) -> Result:
    """Answer otherwise, and see the next result."""
    now = Assessment.objects.get(pk=result.assessment_id)
    said = actions.save_section(assessment=now, asked=tuple(answers), answers=answers, version=now.version)
    return actions.see_result(assessment=said, catalogue=queries.published_catalogue())


def page(result: Result) -> str:
    """The page that tells a result against the one before."""
    return at(result.assessment, f"results/{result.pk}/since")


def test_it_says_what_changed_since_the_result_before(client: Client) -> None:
    result = seen(client)
    shown = body(client.get(page(newer(result, stage="phase_1"))))
    assert "<h1>What changed since result 1</h1>" in shown
    assert f"<dt>{PEN.question('stage')}</dt>" in shown
    assert client.get(page(result)).status_code == 404


def test_where_the_result_before_shows_no_shortlist_no_name_keeps_its_place(client: Client) -> None:
    answers = {key: value for key, value in ANSWERS.items() if key != "location"}
    first = seen(client, **answers)
    assert not first.record.result.shows_shortlist
    shown = body(client.get(page(newer(first, location=ANSWERS["location"]))))
    assert "The result before shows no shortlist" in shown
    assert "The first ten now" in shown
    assert "keeps its place" not in shown
    assert 'scope="col">Move' not in shown


def test_it_says_that_only_the_catalogue_changed(client: Client) -> None:
    result = seen(client)
    import_rows(data=make_rows())
    shown = body(client.get(page(newer(result, stage=ANSWERS["stage"]))))
    assert "No answer, level or weight was changed." in shown
    assert "The catalogue is another one: " in shown
