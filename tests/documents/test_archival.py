"""What is done to a page on its way to the archive, each on a page that has it."""

from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.documents import archive, validators
from tests.documents.reading import elements, opened, words
from tests.documents.small import FILES, small
from tests.documents.structure import kids, kind
from tests.documents.test_conformance import CHECKS


@pytest.fixture(scope="module")
def paper() -> Iterator[pikepdf.Pdf]:
    with opened(small()) as document:
        yield document


def of_kind(document: pikepdf.Pdf, *names: str) -> list[Any]:
    return [element for element in elements(document) if kind(element) in names]


@pytest.mark.parametrize("check", CHECKS)
def test_it_leaves_no_fault(check: Any, paper: pikepdf.Pdf) -> None:
    assert check(paper) == []


def test_it_passes_the_validator() -> None:
    assert validators.archival_faults(small()) == []


def test_it_attaches_each_file_once_and_whole_with_the_date_of_the_page(paper: pikepdf.Pdf) -> None:
    assert archive.lost_files(paper, {file.name: file.content for file in FILES}) == []
    assert [str(file.AFRelationship) for file in paper.Root.AF] == ["/Source", "/Data"]
    assert {str(file.EF.F.Params.ModDate) for file in paper.Root.AF} == {"D:20261125"}
    assert {str(file.EF.F.Subtype) for file in paper.Root.AF} == {"/application/json"}


def test_it_attaches_nothing_where_there_is_nothing() -> None:
    with opened(small('<html lang="en"><title>Plain</title><h1>Plain</h1>')) as document:
        assert set(archive.attached(document)) == {file.name for file in FILES}


def test_it_says_what_each_header_heads(paper: pikepdf.Pdf) -> None:
    scopes = [str(cell.A.Scope) for cell in of_kind(paper, "TH")]
    assert scopes == ["/Column", "/Column", "/Column", "/Row", "/Row"]


def test_it_joins_a_term_with_what_is_said_of_it(paper: pikepdf.Pdf) -> None:
    terms, items = of_kind(paper, "L")
    assert [[kind(part) for part in kids(item)] for item in kids(terms)] == [["Lbl", "LBody", "LBody"]]
    assert [[kind(part) for part in kids(item)] for item in kids(items)] == [["Lbl", "LBody"]]


def test_it_places_a_picture_where_it_is_drawn(paper: pikepdf.Pdf) -> None:
    chart, logo = of_kind(paper, "Figure")
    height = float(paper.pages[0].MediaBox[3])
    assert height > float(chart.A.BBox[3]) > float(chart.A.BBox[1]) > float(logo.A.BBox[3])
    assert float(logo.A.BBox[2]) - float(logo.A.BBox[0]) == pytest.approx(40 * 0.75)


def test_it_sets_heads_and_page_numbers_apart(paper: pikepdf.Pdf) -> None:
    for number, sheet in enumerate(paper.pages):
        marks = [item for item in pikepdf.parse_content_stream(sheet) if str(item.operator) == "BDC"]
        aside = [mark for mark in marks if mark.operands[1].get("/Type") == "/Pagination"]
        assert [str(mark.operands[0]) for mark in aside] == ["/Artifact", "/Artifact"]
        assert [item is None for item in paper.Root.StructTreeRoot.ParentTree.Nums[2 * number + 1]].count(True) == 2
    assert words(paper).count("Running head") == 2
