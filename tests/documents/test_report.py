"""The report on paper: the numbers of the result, a structure to follow, and pages that hold whatever a title says."""

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest

from selector.printing import make
from tests.documents.reading import elements, fonts, headings, inside, links, opened, page_words, words
from tests.documents.reports import ANTIBODY, CAPACITY, MATURE, NO_VERDICT, SPLIT, content, job, pages, report, stored

OPEN = "dosage_form"  # without its answer no provider is named
USUAL = [ANTIBODY, MATURE, SPLIT]
A_FEW_LINES = 600  # letters; a page that holds less is as good as empty
HOSTILE = '</title><script>alert(1)</script> {{ settings }} & "quotes"'
RENDER = f"""
import django, sys
django.setup()
from tests.documents.reports import report
sys.stdout.buffer.write(report({ANTIBODY!r}))
"""


def is_listed(title: str, page: int, cover: str) -> bool:
    """Tell whether the contents have this title with this page, the strategy with its own."""
    return bool(re.search(rf" {re.escape(title)}(: [^0-9]+)? {page} ", cover))


def outline(document: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """The bookmarks with the number of the page that each opens."""
    with document.open_outline() as found:
        for mark in found.root:
            assert isinstance(mark.destination, pikepdf.Array)
            yield str(mark.title), pikepdf.Page(mark.destination[0]).index + 1


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
    text, shortlist, result = words(antibody), content(ANTIBODY).shortlist, stored(ANTIBODY).result.shortlist
    assert shortlist
    opened_rows = {row.rank for part in shortlist.lists for row in part.rows[:10]}
    drawn = {draw.slug: f"{draw.best_rank} to {draw.worst_rank}" for draw in result.ranking_draws}
    for row in result.ranking:
        band = f"{drawn.get(row.slug, '')} {row.fit:.1f} {row.fit_low:.0f} to {row.fit_high:.0f}"
        told = band if str(row.rank) in opened_rows else f"{row.rank} {row.name} {row.fit:.1f}"
        assert told in text, row.slug


@pytest.mark.parametrize("case", USUAL)
def test_it_gives_each_of_the_five_best_one_page(case: str) -> None:
    pages = [page_words(page) for page in opened(report(case)).pages]
    portraits = content(case).portraits
    starts = [
        next(at for at, page in enumerate(pages) if f"{name.profile.name} {name.profile.about}" in page)
        for name in portraits
    ]
    assert starts == list(range(starts[0], starts[0] + 5))
    assert "Near misses and who stands aside" in pages[starts[-1] + 1]
    for name, at in zip(portraits, starts, strict=True):
        told = (name.authorities, name.sites, *name.profile.ask_briefly, *(gap.value for gap in name.gaps))
        page = pages[at].replace(" ", "")  # a line may end after a hyphen
        assert [part for part in told if part.replace(" ", "") not in page] == []


@pytest.mark.parametrize("case", USUAL)
def test_it_takes_eight_to_fourteen_pages(case: str) -> None:
    with opened(report(case)) as document:
        assert 8 <= len(document.pages) <= 14
        assert [at for at, page in enumerate(document.pages, 1) if len(page_words(page)) < A_FEW_LINES] == []


@pytest.mark.parametrize("case", [ANTIBODY, SPLIT])
def test_it_finds_each_chapter_on_the_page_that_the_contents_say(case: str) -> None:
    with opened(report(case)) as document:
        cover = page_words(document.pages[0])
        chapters = dict(outline(document))
        assert list(chapters)[-1] == "Where this comes from"
        assert {title for title, number in chapters.items() if not is_listed(title, number, cover)} == set()
        assert all(title in page_words(document.pages[number - 1]) for title, number in chapters.items())


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
    assert all(any(cell.S == "/TH" for cell in inside(table)) for table in tables)
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
    assert content(ANTIBODY, without=OPEN).portraits == ()
    assert "No provider is named yet" in text
    assert [row.name for row in stored(ANTIBODY).result.shortlist.ranking if row.name in text] == []


def test_it_says_nothing_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        make(job(ANTIBODY))
    assert caplog.records == []


@pytest.mark.parametrize("title", [HOSTILE, "طلب تصنيع \U0001f9ea", "Ein Wort " + "o" * 160, "a " * 90])
def test_it_holds_its_pages_whatever_the_title_says(title: str) -> None:
    plain, strange = (opened(report(ANTIBODY, title=name, without=OPEN)) for name in ("Plain", title))
    assert str(strange.docinfo.Title) == f"{title}: You need a CDMO"
    assert len(strange.pages) == len(plain.pages)


def test_it_keeps_a_title_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    make(job(ANTIBODY, title="Trial \U0001f9ea", without=OPEN))
    assert caplog.records == []


def test_it_escapes_what_a_sponsor_wrote() -> None:
    html = pages(content(ANTIBODY, title=HOSTILE, without=OPEN))
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ settings }} &amp; &quot;quotes&quot;" in html


def test_it_ranks_the_two_partners_of_a_split_apart() -> None:
    shortlist, text = content(SPLIT).shortlist, words(opened(report(SPLIT)))
    assert shortlist
    assert len(shortlist.views) == 2
    for view in shortlist.views:
        assert all(f"{row.rank} {row.name} {row.fit}" in text for row in view.rows[:3])
        assert f"{view.title}: {view.rows[0].name} first" in text


def test_it_says_where_capacity_decided() -> None:
    said = content(CAPACITY)
    assert said.decision.by_capacity
    assert said.decision.by_capacity in pages(said)


def test_it_draws_each_match_with_its_numbered_source() -> None:
    html = pages(content(ANTIBODY))
    for name in content(ANTIBODY).portraits:
        for match in name.profile.matches:
            assert not match.shown or f'href="#source-{name.row.rank}-{match.source}"' in html
        for source in name.profile.sources:
            assert f'id="source-{name.row.rank}-{source.number}"' in html


def test_it_makes_no_report_without_a_verdict() -> None:
    with pytest.raises(ValueError, match="nothing for a report"):
        make(job(NO_VERDICT))
