"""The report on paper: the numbers of the result, a structure to follow, and pages that hold whatever a title says."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from selector.reporting import MOST_ROWS, printed, report_html, report_pdf
from tests.documents.reading import elements, fonts, headings, links, opened, page_words, words
from tests.documents.reports import ANTIBODY, CAPACITY, NO_VERDICT, SPLIT, content, report, stored

OPEN = "dosage_form"  # without its answer no provider is named
HOSTILE = '</title><script>alert(1)</script> {{ settings }} & "quotes"'
RENDER = f"""
import django, sys
django.setup()
from tests.documents.reports import report
sys.stdout.buffer.write(report({ANTIBODY!r}))
"""


@pytest.fixture(scope="module")
def antibody() -> Iterator[pikepdf.Pdf]:
    with opened(report(ANTIBODY)) as document:
        yield document


def test_it_prints_the_numbers_of_the_verdict(antibody: pikepdf.Pdf) -> None:
    said, text = content(ANTIBODY), words(antibody)
    assert said.reasons
    assert all(f"{figure.term} {figure.value} {figure.note}" in text for figure in said.decision.figures)
    assert all(f"{bar.title} {bar.position} {bar.towards}" in text for bar in said.dimensions.bars)
    assert all(f"{step.question} {step.answer} {step.value}".replace("  ", " ") in text for step in said.reasons.steps)
    assert f"Score {said.decision.score}" in text


def test_it_prints_the_numbers_of_the_ranking(antibody: pikepdf.Pdf) -> None:
    text = words(antibody)
    ranking = stored(ANTIBODY).result.shortlist.ranking[:MOST_ROWS]
    draws = stored(ANTIBODY).result.shortlist.ranking_draws
    for row, draw in zip(ranking, draws, strict=True):
        band = f"{draw.best_rank} to {draw.worst_rank}"
        assert f"{band} {row.fit:.1f} {row.fit_low:.0f} to {row.fit_high:.0f}" in text, row.slug


@pytest.mark.parametrize("case", [ANTIBODY, SPLIT])
def test_it_gives_each_of_the_five_best_one_page(case: str) -> None:
    shortlist = content(case).shortlist
    assert shortlist
    pages = [page_words(page) for page in opened(report(case)).pages]
    starts = [
        next(at for at, page in enumerate(pages) if f"{item.name} {item.about}" in page) for item in shortlist.profiles
    ]
    assert starts == list(range(starts[0], starts[0] + 5))
    assert "Who stands aside" in pages[starts[-1] + 1]
    assert len(pages) <= 16


def test_it_says_where_it_comes_from(antibody: pikepdf.Pdf) -> None:
    text = words(antibody)
    provenance = content(ANTIBODY).provenance
    assert all(figure.value in text for figure in provenance.figures)
    assert all(f"Page {number} of {len(antibody.pages)}" in text for number in range(1, len(antibody.pages) + 1))
    assert content(ANTIBODY).disclaimer in text
    assert str(antibody.docinfo.CreationDate) == "D:20261125"  # the day of the assessment, not of the render


def test_it_links_each_source_to_its_publisher(antibody: pikepdf.Pdf) -> None:
    shortlist = content(ANTIBODY).shortlist
    assert shortlist
    sources = {source.url for profile in shortlist.profiles for source in profile.sources if source.url}
    assert sources
    assert sources <= set(links(antibody))


def test_it_can_be_followed_by_a_screen_reader(antibody: pikepdf.Pdf) -> None:
    levels = headings(antibody)
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert [element for element in elements(antibody) if element.S == "/Figure" and "/Alt" not in element] == []
    tables = [element for element in elements(antibody) if element.S == "/Table"]
    assert all(any(cell.S == "/TH" for cell in elements(antibody, table)) for table in tables)
    assert antibody.Root.MarkInfo.Marked
    assert (str(antibody.Root.Lang), str(antibody.docinfo.Title)) == ("en", "Trial of a report: You need a CDMO")


def test_it_is_a_sound_file_with_source_sans_alone(antibody: pikepdf.Pdf) -> None:
    assert antibody.check_pdf_syntax() == []
    assert fonts(antibody) == {"Source-Sans-Pro", "Source-Sans-Pro-Semi-Bold", "Source-Sans-Pro-Bold"}


def test_it_makes_the_same_bytes_in_another_process() -> None:
    other = subprocess.run([sys.executable, "-c", RENDER], capture_output=True, check=True)
    assert other.stdout == report(ANTIBODY)


def test_it_names_the_open_questions_and_no_provider() -> None:
    text = words(opened(report(ANTIBODY, without=OPEN)))
    assert "no provider is named until these questions have an answer" in text
    assert "Dosage form First names" in text  # the margin is drawn after the matter
    assert [row.name for row in stored(ANTIBODY).result.shortlist.ranking if row.name in text] == []


def test_it_says_nothing_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        report_pdf(content(ANTIBODY))
    assert caplog.records == []


@pytest.mark.parametrize("title", [HOSTILE, "طلب تصنيع \U0001f9ea", "Ein Wort " + "o" * 160, "a " * 90])
def test_it_holds_its_pages_whatever_the_title_says(title: str) -> None:
    plain, strange = (opened(report(ANTIBODY, title=name, without=OPEN)) for name in ("Plain", title))
    assert str(strange.docinfo.Title) == f"{title}: You need a CDMO"
    assert len(strange.pages) == len(plain.pages)


def test_it_keeps_a_title_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    report_pdf(content(ANTIBODY, title="Trial \U0001f9ea", without=OPEN))
    assert caplog.records == []


def test_it_escapes_what_a_sponsor_wrote() -> None:
    html = report_html(content(ANTIBODY, title=HOSTILE, without=OPEN))
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ settings }} &amp; &quot;quotes&quot;" in html


def test_it_ranks_the_two_partners_of_a_split_apart() -> None:
    shortlist, html = content(SPLIT).shortlist, report_html(content(SPLIT))
    assert shortlist
    assert len(shortlist.views) == 2
    assert all(view.title in html and view.rows[0].name in html for view in shortlist.views)


def test_it_says_where_capacity_decided() -> None:
    said = content(CAPACITY)
    assert said.decision.by_capacity
    assert said.decision.by_capacity in report_html(said)


def test_it_prints_fifty_rows_and_counts_the_rest() -> None:
    shortlist = content(ANTIBODY).shortlist
    assert shortlist
    first, second = printed(shortlist)
    assert len(first.rows) + len(second.rows) == MOST_ROWS
    ranked = len(stored(ANTIBODY).result.shortlist.ranking)
    assert (first.more, second.more) == (0, ranked - MOST_ROWS)
    assert f"{second.more} more stand on the result page." in report_html(content(ANTIBODY))


def test_it_prints_a_short_list_whole() -> None:
    shortlist = content(ANTIBODY).shortlist
    assert shortlist
    (only,) = printed(replace(shortlist, lists=shortlist.lists[:1]))
    assert (len(only.rows), only.more) == (len(shortlist.lists[0].first) + len(shortlist.lists[0].rest), 0)


def test_it_makes_no_report_without_a_verdict() -> None:
    with pytest.raises(ValueError, match="without a verdict"):
        report_pdf(content(NO_VERDICT))
