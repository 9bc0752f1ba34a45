"""The scorecard as a file: stored numbers to the last digit, print set-up, the look, bytes that repeat."""

import re
import warnings
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from selector.documents.brand import PLAIN
from selector.documents.scorecard import scorecard_xlsx
from tests.documents.reports import ANTIBODY, DAY, MATURE, NO_VERDICT, SPLIT, stored
from tests.documents.scorecards import COLUMNS, DIMENSIONS, FIRST, STAMP, card_of, numbers, opened, parts, workbook

SUMMARY, SCORECARD = 1, 2
SHEETS = ["Summary", "Scorecard", "Requirements", "Answers", "Sources"]


@pytest.mark.parametrize("case", [ANTIBODY, MATURE, SPLIT])
def test_it_holds_every_number_of_the_ranking_to_the_last_digit(case: str) -> None:
    listed, written = stored(case).result.shortlist, numbers(workbook(case), SCORECARD)
    draws = {draw.slug: draw for draw in listed.ranking_draws}
    for row, ranked in enumerate(listed.ranking, FIRST):
        draw = draws.get(ranked.slug)
        expected = {
            "rank": ranked.rank, "fit": ranked.fit, "low": ranked.fit_low, "high": ranked.fit_high,
            "known": ranked.evidence_coverage, "first": draw.first if draw else None,
            "best": draw.best_rank if draw else None, "worst": draw.worst_rank if draw else None,
        }  # fmt: skip
        found = {name: written.get(f"{COLUMNS[name]}{row}") for name in expected}
        assert found == {name: None if value is None else repr(value) for name, value in expected.items()}
        fits = [written.get(f"{letters}{row}") for letters in DIMENSIONS]
        assert sorted(filter(None, fits)) == sorted(repr(f) for f in ranked.fit_by_dimension.values() if f is not None)


@pytest.mark.parametrize("case", [ANTIBODY, MATURE, SPLIT])
def test_it_holds_the_numbers_of_the_verdict_and_of_the_first_names(case: str) -> None:
    result, written = stored(case).result, set(numbers(workbook(case), SUMMARY).values())
    verdict = result.verdict
    told = [verdict.T, verdict.T_low, verdict.T_high, verdict.margin, verdict.C]
    told += [row.fit for row in result.shortlist.ranking[:5]]
    told += [row.fit for view in result.shortlist.views.values() for row in view[:5]]
    assert {repr(value) for value in told} <= written


def test_it_keeps_the_results_of_formulas_for_programs_that_only_show() -> None:
    ranking, written = stored(ANTIBODY).result.shortlist.ranking, numbers(workbook(ANTIBODY), SCORECARD)
    for row, ranked in enumerate(ranking, FIRST):
        assert written[f"{COLUMNS['fit_now']}{row}"] == repr(ranked.fit)
        assert written[f"{COLUMNS['rank_now']}{row}"] == str(ranked.rank)


def test_it_tells_every_state_with_its_source() -> None:
    record, page, sources = (
        stored(ANTIBODY),
        *(opened(workbook(ANTIBODY))[name] for name in ("Requirements", "Sources")),
    )
    titles = {row[0].value: row[2].value for row in sources.iter_rows(min_row=5)}
    for row, ranked in enumerate(record.result.shortlist.ranking, 6):
        for column, match in enumerate(ranked.matches, 3):
            words = str(page.cell(row, column).value)
            number = re.search(r"\[(\d+)\]$", words)
            assert (number is not None) == (match.evidence is not None)
            if number and match.evidence:
                assert titles[int(number[1])] == match.evidence.title


def test_it_writes_the_same_bytes_again_with_the_day_of_the_result() -> None:
    content = workbook(SPLIT)
    assert scorecard_xlsx(card_of(stored(SPLIT)), PLAIN, STAMP) == content
    with ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(DAY.year, DAY.month, DAY.day)}
    made = opened(content).properties
    day = datetime(DAY.year, DAY.month, DAY.day)  # noqa: DTZ001 (the format has no zone)
    assert (made.created, made.modified, made.identifier, made.language) == (day, day, STAMP.id, "en")


def test_it_is_set_up_for_reading_and_for_paper() -> None:
    book = opened(workbook(ANTIBODY))
    assert book.sheetnames == SHEETS
    for page in book:
        assert (page.page_setup.orientation, page.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
        assert (page.oddFooter.center.text, page.oddFooter.right.text) == (STAMP.id, "Page &P of &N")
    held = {page.title: (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) for page in book}
    assert held["Scorecard"] == ("C11", "A10:U69", "$10:$10")
    assert held["Requirements"] == ("C6", "A5:U64", "$3:$5")
    assert held["Sources"][0] == held["Answers"][0] == "A5"
    (rule,) = book["Scorecard"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1, rule.formula2) == ("E4:I4", "0", "100")


def test_it_carries_the_look_of_the_organisation() -> None:
    brand = replace(
        PLAIN, name="Made Up & Co", footer="In confidence & for 1", accent="#7a1f3d", logo=STAMP.png(), logo_type="png"
    )
    content = workbook(SPLIT, brand)
    page, drawing = opened(content)["Summary"], parts(content)["xl/drawings/drawing1.xml"].decode()
    assert (page["A1"].value, page["A5"].font.color.rgb) == ("Made Up & Co", "007A1F3D")
    assert (page.oddFooter.left.text, len(page._images)) == ("In confidence && for 1", 2)
    assert re.findall('descr="(.*?)"', drawing) == [
        "Logo of Made Up &amp; Co",
        f"Square code. It leads to {STAMP.address}",
    ]


def test_it_ranks_nobody_while_the_shortlist_is_not_shown() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = opened(workbook(NO_VERDICT))
    assert book["Summary"]["A5"].value == "Not enough answers yet"
    for name in ("Scorecard", "Requirements"):
        assert book[name].max_row == 2
        assert str(book[name]["A2"].value).startswith("The shortlist is not shown yet")


def test_it_leads_from_the_summary_to_its_sheets_and_to_sources() -> None:
    book = opened(workbook(SPLIT))
    found = [cell.hyperlink for row in book["Summary"].iter_rows() for cell in row if cell.hyperlink]
    assert [link.location for link in found if link.location] == [f"'{name}'!A1" for name in SHEETS[1:]]
    assert [link.target for link in found if link.target] == [STAMP.address]
    for number, *_, address, _ in book["Sources"].iter_rows(min_row=5):
        assert (address.hyperlink.target if address.value else "") == (address.value or "")
        assert str(number.value) == str(number.row - 4)


def test_its_styles_stay_apart_from_those_of_excel() -> None:
    names = [name for name in opened(workbook(SPLIT)).named_styles if name != "Normal"]
    assert len(names) > 20
    assert [name for name in names if not name.startswith("Scorecard ")] == []
