"""The whole way, as a sponsor goes it: questions, check, verdict, report."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import NewContext
from tests.documents.reading import opened, page_words

TITLE = "Antibody for the north"
JOURNEYS = [(steps.FULL, "+44.6"), (steps.SHORT, "+40.2")]


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize(("mode", "score"), JOURNEYS, ids=["full", "short"])
def test_it_leads_from_the_first_page_to_a_report(
    new_context: NewContext, mode: str, score: str, *, scripts: bool
) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    steps.start(page, mode, TITLE)
    steps.go_through(page, steps.case(steps.ANTIBODY))
    steps.see_result(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("You need a CDMO")
    expect(page.get_by_role("heading", name="Shortlist")).to_be_visible()
    expect(page.locator(".verdict .chart")).to_contain_text(score)
    figures = steps.figures(page)
    content = steps.download(page).path().read_bytes()
    assert content.startswith(b"%PDF-")
    with opened(content) as report:
        cover = page_words(report.pages[0])
    assert TITLE in cover
    assert [figure for figure in figures if figure not in cover] == []
