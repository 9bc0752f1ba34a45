"""The one page and the dossier: all that a committee asks first on one sheet, and the report with its annexes."""

from dataclasses import replace

import pytest

from selector.documents import pdf
from selector.documents.brand import Brand
from selector.printing import page, style
from selector.report.content import ReportContent
from selector.report.parts import Passage
from tests.documents.reading import opened, page_words, words
from tests.documents.reports import ANTIBODY, CAPACITY, MATURE, SPLIT, STAMP, content
from tests.documents.samples import SAMPLES, brand, document, job

LONG = "A sentence that goes on, and then goes on again, and says what there is to be said. " * 8
ANNEXES = ["Annex A", "Annex B", "Annex C", "Annex D", "Annex E"]


def sheet(said: ReportContent, look: Brand) -> bytes:
    images = {"brand:logo": look.logo} if look.logo else {}
    return pdf.render(page("summary", said, look, STAMP), style(look), identifier=b"one", images=images)


def first_names(said: ReportContent) -> list[str]:
    """What stands beside the first names: fit with the band, or the gate where there are two rankings."""
    assert said.brief
    assert said.shortlist
    if views := said.shortlist.views:
        rows = [row for view in views for row in view.rows[:3]]
        return [said.brief.both, *(f"{row.name} {row.fit} {row.gate.label}" for row in rows)]
    return [f"{name.row.band_words} {name.row.fit}" for name in said.brief.names]


@pytest.mark.parametrize("case", [ANTIBODY, MATURE, SPLIT, CAPACITY])
def test_it_says_verdict_margin_names_reasons_risks_and_steps(case: str) -> None:
    said = content(case)
    assert said.brief
    text, names = words(opened(sheet(said, Brand()))), first_names(said)
    titles = [f"{passage.title}." for passage in (*said.brief.reasons, *said.brief.risks)]
    told = [said.decision.sentence, said.brief.standing, *names, *titles, *said.brief.steps, STAMP.id]
    assert [part for part in told if part not in text] == []
    assert (len(said.brief.reasons), len(said.brief.risks), len(said.brief.steps)) == (3, 3, 3)


def test_it_keeps_to_one_page_where_everything_is_long() -> None:
    said = content(CAPACITY)
    assert said.brief
    long = tuple(Passage(LONG[:80], LONG) for _ in range(3))
    names = tuple(
        replace(name, row=replace(name.row, name=LONG), profile=replace(name.profile, check=LONG))
        for name in said.brief.names
    )
    crowded = replace(
        said,
        title=LONG,
        decision=replace(said.decision, caution=LONG[:170]),
        brief=replace(said.brief, reasons=long, risks=long, names=names),
    )
    with opened(sheet(crowded, brand("Organisation " + "o" * 90))) as document:
        assert len(document.pages) == 1
        assert [part for part in (*said.brief.steps, STAMP.id) if part not in page_words(document.pages[0])] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_it_cuts_no_reason_and_no_risk_however_long_names_are(name: str) -> None:
    text, said = words(opened(document(name, "summary"))), job(name, "summary").content
    assert said.brief
    told = (*said.brief.reasons, *said.brief.risks)
    assert [passage.text for passage in told if passage.text not in text] == []


def test_it_names_what_is_open_where_no_provider_may_be_named() -> None:
    said = content(ANTIBODY, without="dosage_form")
    text = words(opened(sheet(said, Brand())))
    assert [pointer.title for pointer in said.shortlist_open if pointer.title not in text] == []


def test_it_wears_the_name_logo_footer_and_accent_of_the_organisation() -> None:
    look = brand("Made Up Pharma")
    html = page("summary", content(ANTIBODY), look, STAMP)
    assert '<img src="brand:logo" alt="Made Up Pharma">' in html
    assert look.footer in html
    assert style(look).rstrip().endswith(f":root {{ --accent: {look.accent}; }}")
    assert "brand:logo" not in page("summary", content(ANTIBODY), Brand(), STAMP)


@pytest.mark.parametrize("name", ["CDMO", "split"])
def test_the_dossier_is_the_report_with_five_annexes(name: str) -> None:
    with opened(document(name, "dossier")) as whole, opened(document(name, "report")) as report:
        chapters = [bookmark.title for bookmark in whole.open_outline().root]
        assert chapters[:-5] == [bookmark.title for bookmark in report.open_outline().root]
        assert [title[:7] for title in chapters[-5:]] == ANNEXES
        pages = [page_words(page) for page in whole.pages]
        said = content(SAMPLES[name].case)
        answers = [row.answer for section in said.papers.answers for row in section.rows]
        assert [answer for answer in answers if answer not in " ".join(pages)] == []
