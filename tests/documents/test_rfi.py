"""The request for information as a Word document: sound, styled, reproducible, whatever stands in it."""

import re
from datetime import datetime
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from selector.documents.brand import PLAIN, Brand
from selector.documents.rfi import rfi_docx
from selector.documents.stamp import Stamp
from selector.report.rfi import Rfi, rfi
from tests.report.samples import PEN, make_content, make_record

STAMP = Stamp("K7QF-2M9X-WT4C", "https://selector.example.org/verify/K7QF-2M9X-WT4C")
CASES = ["c10_antibody_phase2", "c06_mature_modified_release", "x_split_with_edits"]
SPLIT, TITLE = "x_split_with_edits", "Trial of a request"
HOSTILE = {
    "control characters": "A\x00B\x07C\x0b\ud800D\ufffe",
    "markup": "</w:t><w:br/> & <b> ]]> {{ title }}",
    "emoji": "Plan 🧬👩🏽‍🔬 B",
    "from the right": "مشروع سري 2027 with שם ארוך",
    "turned": "plan \u202egnp.exe\u2067",
    "long": "Donaudampfschifffahrtsgesellschaft" * 20,
    "lines": "one\ntwo\r\nthree\tfour",
}


def logo() -> bytes:
    made = BytesIO()
    Image.new("RGB", (400, 100), "#0a6375").save(made, "PNG")
    return made.getvalue()


BRAND = Brand("Nightjar & <Sons>", "Nightjar, somewhere", "#7a1fa2", logo(), "png")


def request(case: str = SPLIT, title: str = TITLE, provider: str = "", *, confidential: bool = True) -> Rfi:
    return rfi(make_record(case), title, PEN, provider=provider, confidential=confidential)


@cache
def made(case: str = SPLIT, title: str = TITLE, brand: Brand = PLAIN) -> bytes:
    return rfi_docx(request(case, title), brand, STAMP)


def opened(content: bytes) -> Opened:
    return Document(BytesIO(content))


def text(document: Opened) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("case", CASES)
def test_it_holds_every_word_of_the_request(case: str) -> None:
    asked, shown = request(case), text(opened(made(case)))
    words = [row.answer for row in asked.summary] + [row.counts for row in asked.compared] + list(asked.letter)
    words += [part for block in asked.asked.blocks for q in block.questions for part in (q.number, q.text, q.evidence)]
    words += [item.text for item in asked.attachments] + [figure.value for figure in asked.cover]
    assert [word for word in words if word not in shown] == []


def test_its_sender_is_a_blank_and_its_title_the_project() -> None:
    head = [[cell.text for cell in row.cells] for row in opened(made()).tables[0].rows]
    assert head[1:3] == [["From", ""], ["Project", TITLE]]


def test_its_numbers_are_those_of_the_report() -> None:
    shown = text(opened(made()))
    weights = [row.ranking for row in make_content(SPLIT).papers.weights]
    sizes = [need.label for group in make_content(SPLIT).needs.groups for need in group.needs if need.label[-1] in "Ls"]
    assert "150,000.5 units" in shown
    assert [weight for weight in weights if weight not in shown] == []
    assert [size for size in sizes if "," in size and size.split(", ", 1)[1] not in shown] == []


def test_its_headings_are_headings_and_skip_no_level() -> None:
    document = opened(made())
    names = [p.style.name for p in document.paragraphs if p.style and p.style.name.startswith(("Heading", "Title"))]
    blocks = len(request().asked.blocks)
    assert names == ["Title", "Heading 1", *["Heading 1"] * blocks, "Heading 1", "Heading 1"]
    levels = [style.element.find(f".//{qn('w:outlineLvl')}") for style in (document.styles["Heading 1"],)]
    assert [level.get(qn("w:val")) for level in levels] == ["0"]


def test_its_tables_repeat_their_heads_and_never_cut_a_row() -> None:
    document = opened(made())
    questions = [table for table in document.tables if table.rows[0].cells[0].text == PEN.say.rfi.column["number"]]
    assert len(questions) == len(request().asked.blocks)
    for table in questions:
        assert len(list(table.rows[0]._tr.iter(qn("w:tblHeader")))) == 1
        assert [cell.text for cell in table.rows[0].cells][2:] == ["Answer", "Evidence attached", "Comment"]
    rows = [row for table in document.tables for row in table.rows]
    assert [row for row in rows if not list(row._tr.iter(qn("w:cantSplit")))] == []


def test_its_tables_fit_their_pages_and_have_names() -> None:
    document = opened(made())
    for table in document.tables:
        wide = table.rows[0].cells[0].text == PEN.say.rfi.column["number"]
        assert sum(column.width for column in table.columns) == pytest.approx(Mm(257 if wide else 170), abs=2000)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_it_turns_pages_for_the_questions_and_counts_them() -> None:
    document = opened(made(brand=BRAND))
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections]  # type: ignore[union-attr]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    for section in document.sections:
        foot = section.footer.paragraphs[0]
        codes = [field.get(qn("w:instr")).strip() for field in foot._p.iter(qn("w:fldSimple"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert foot.text.startswith("Nightjar, somewhere · Confidential")
        assert section.header.paragraphs[0].text == f"Request for information · {TITLE}\t{STAMP.id}"


def test_it_says_its_language_and_whose_it_is() -> None:
    document = opened(made(brand=BRAND))
    (tongue,) = document.styles.element.iter(qn("w:lang"))
    core = document.core_properties
    assert (tongue.get(qn("w:val")), core.language) == ("en-GB", "en-GB")
    assert (core.title, core.author) == (f"Request for information: {TITLE}", "Nightjar & <Sons>")
    assert (core.identifier, core.comments) == (STAMP.id, "")
    assert core.created == core.modified == datetime.fromisoformat(f"{request().day}T00:00:00+00:00")


def test_its_pictures_have_words_and_its_link_leads_to_the_stamp() -> None:
    document = opened(made(brand=BRAND))
    words = [picture.get("descr") for picture in document.element.iter(qn("wp:docPr"))]
    assert words == ["Logo of Nightjar & <Sons>", f"Square code that leads to {STAMP.address}"]
    links = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert links == [STAMP.address]
    assert "w:hyperlink" in document.tables[-1]._tbl.xml


def test_the_accent_colours_headings_and_nothing_else_moves() -> None:
    plain, branded = (opened(made(brand=brand)).styles["Heading 1"].element for brand in (PLAIN, BRAND))
    assert [style.find(f".//{qn('w:color')}").get(qn("w:val")) for style in (plain, branded)] == ["0A5566", "7A1FA2"]


def test_it_is_the_same_file_whenever_it_is_made() -> None:
    again = rfi_docx(request(), PLAIN, STAMP)
    assert again == made()
    with ZipFile(BytesIO(again)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not {name for name in archive.namelist() if re.search("thumbnail|customXml|docProps/app|Effects", name)}
        assert b"python-docx" not in archive.read("docProps/core.xml")


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_stands_in_a_title_it_stays_a_document(title: str) -> None:
    brand = Brand(title[:60], title[:120], "", logo(), "png")
    content = rfi_docx(request(title=title), brand, STAMP)
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                parse_xml(archive.read(name))
    kept = re.sub(r"[\x00-\x08\ud800\ufffe\u202e\u2067]", "", title)
    assert " ".join(kept.split()) in text(opened(content))


def test_what_reads_from_the_right_is_marked_so_and_nothing_else() -> None:
    document = opened(made(title=HOSTILE["from the right"]))
    runs = document.tables[0].rows[2].cells[1].paragraphs[0].runs
    assert [(run.text, bool(run.font.rtl)) for run in runs] == [
        ("مشروع سري 2027 ", True),
        ("with ", False),
        ("שם ארוך", True),
    ]


def test_a_long_title_leaves_room_for_the_id_in_the_header() -> None:
    document = opened(made(title=HOSTILE["long"]))
    assert [len(section.header.paragraphs[0].text) for section in document.sections] == [93, 151, 93]


def test_without_details_neither_file_nor_properties_name_the_project() -> None:
    content = rfi_docx(request(title="Nightjar", confidential=False), PLAIN, STAMP)
    with ZipFile(BytesIO(content)) as archive:
        assert [name for name in archive.namelist() if b"Nightjar" in archive.read(name)] == []
        assert b"150,000.5" not in archive.read("word/document.xml")
