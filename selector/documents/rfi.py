"""The request for information as a Word document: a letter upright, the questions across, what is attached upright."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Mm

from selector.report.asking import Block, RfiQuestion
from selector.report.rfi import Rfi

from .brand import Brand
from .stamp import Stamp
from .word import Facts, Look, blank, packed
from .word_parts import Column, Grid, Line, clean, field, link, picture, shortened, table, turn, write

SHORT, LONG, SIDE, TOP = 210, 297, 20, 22  # millimetres of A4 and its margins
UPRIGHT, ACROSS = SHORT - 2 * SIDE, LONG - 2 * SIDE
ROOM = {UPRIGHT: 52, ACROSS: 110}  # letters of the project's name in a header
ANSWER_HEIGHT = 13
LONGEST_PROPERTY = 255  # of Word's own


def rfi_docx(rfi: Rfi, brand: Brand, stamp: Stamp) -> bytes:
    """The file: the same bytes for the same request, look and stamp."""
    look = Look(rfi.language, brand.accent.removeprefix("#").upper()) if brand.accent else Look(rfi.language)
    document = blank(look)
    _page(document.sections[0], rfi, brand, stamp, across=False)
    _letter(document, rfi, brand)
    _page(turn(document), rfi, brand, stamp, across=True)
    _known(document, rfi)
    for block in rfi.asked.blocks:
        _block(document, block, rfi)
    _page(turn(document), rfi, brand, stamp, across=False)
    _attachments(document, rfi)
    _comparing(document, rfi)
    _stamp(document, rfi, stamp)
    title = shortened(f"{rfi.title}: {rfi.project}", LONGEST_PROPERTY)
    facts = Facts(title, clean(rfi.words.subject), clean(brand.name), stamp.id, rfi.day)
    return packed(document, facts, look)


def _page(section: Section, rfi: Rfi, brand: Brand, stamp: Stamp, *, across: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(LONG), Mm(SHORT)) if across else (Mm(SHORT), Mm(LONG))
    section.left_margin = section.right_margin = Mm(SIDE)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(SIDE)
    section.header_distance = section.footer_distance = Mm(10)
    room = ACROSS if across else UPRIGHT
    left = f"{rfi.title} · {shortened(rfi.project, ROOM[room])}"
    footer = " · ".join(filter(None, (clean(brand.footer), rfi.marking)))
    for part, text in ((section.header, left), (section.footer, footer)):
        part.is_linked_to_previous = False
        line = part.paragraphs[0]
        line.paragraph_format.tab_stops.add_tab_stop(Mm(room), WD_TAB_ALIGNMENT.RIGHT)
        write(line, text)
    section.header.paragraphs[0].add_run(f"\t{stamp.id}")
    foot = section.footer.paragraphs[0]
    foot.add_run(f"\t{rfi.words.page} ")
    field(foot, "PAGE")
    foot.add_run(f" {rfi.words.of} ")
    field(foot, "NUMPAGES")


def _letter(document: Document, rfi: Rfi, brand: Brand) -> None:
    if brand.logo:
        logo = rfi.words.logo.format(name=brand.name)
        picture(document.add_paragraph(), brand.logo, logo, width=60, height=18)
    elif brand.name:
        write(document.add_paragraph(), brand.name, bold=True)
    write(document.add_paragraph(style="Title"), rfi.title)
    rows = [[[Line(fact.term, bold=True)], [Line(fact.value)]] for fact in rfi.cover]
    table(document, Grid(rfi.title, [Column("", 50), Column("", UPRIGHT - 50)], rows, height=7))
    for number, text in enumerate(rfi.letter):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Mm(0 if number else 4)
        write(paragraph, text)
    marking = document.add_paragraph(style="Marking")
    write(marking, f"{rfi.marking}. ", bold=True)
    marking.add_run(" ")
    write(marking, rfi.confidentiality)
    _heading(document, rfi.words.heading["project"], rfi.words.note["project"])
    answers = [[[Line(row.question, bold=True)], [Line(row.answer)]] for row in rfi.summary]
    table(document, Grid(rfi.words.heading["project"], [Column("", 50), Column("", UPRIGHT - 50)], answers))


def _heading(document: Document, title: str, note: str, level: int = 1) -> None:
    write(document.add_paragraph(style=f"Heading {level}"), title)
    if note:
        write(document.add_paragraph(style="Note"), note)


def _known(document: Document, rfi: Rfi) -> None:
    if not rfi.asked.known:
        return
    column, title = rfi.words.column, rfi.words.heading["known"]
    _heading(document, title, rfi.words.note["known"])
    columns = [Column(column[key], width) for key, width in _widths(need=45, read=100, date=27, right=35, comment=50)]
    rows = [
        [[Line(row.need, bold=True)], [Line(row.read), Line(row.source, "Cell note")], [Line(row.as_of)], [], []]
        for row in rfi.asked.known
    ]
    table(document, Grid(title, columns, rows, "Answers"))


def _widths(**widths: float) -> Sequence[tuple[str, float]]:
    return tuple(widths.items())


def _block(document: Document, block: Block, rfi: Rfi) -> None:
    column, title = rfi.words.column, f"{block.letter}. {block.title}"
    _heading(document, title, block.note)
    widths = _widths(number=14, question=98, answer=75, evidence=35, comment=35)
    columns = [Column(column[key], width) for key, width in widths]
    rows = [[[Line(q.number, bold=q.decides)], _asked(q, rfi), [], [], []] for q in block.questions]
    table(document, Grid(title, columns, rows, "Answers", ANSWER_HEIGHT))


def _asked(question: RfiQuestion, rfi: Rfi) -> list[Line]:
    evidence = rfi.words.attach.format(evidence=question.evidence)
    return [Line(question.text), Line(evidence, "Cell note", lead=question.tag)]


def _attachments(document: Document, rfi: Rfi) -> None:
    column, title = rfi.words.column, rfi.words.heading["evidence"]
    _heading(document, title, rfi.words.note["evidence"])
    columns = [Column(column[key], width) for key, width in _widths(item=105, asked=30, attached=35)]
    rows = [[[Line(item.text)], [Line(item.asked)], []] for item in rfi.attachments]
    table(document, Grid(title, columns, rows, "Answers"))


def _comparing(document: Document, rfi: Rfi) -> None:
    column, title = rfi.words.column, rfi.words.heading["comparing"]
    _heading(document, title, rfi.words.note["comparing"])
    weighted = any(row.weight for row in rfi.compared)
    widths = _widths(dimension=65, weight=20, reads=85) if weighted else _widths(dimension=65, reads=105)
    rows = [
        [[Line(row.dimension, bold=True)], *([[Line(row.weight)]] if weighted else []), [Line(row.counts)]]
        for row in rfi.compared
    ]
    table(document, Grid(title, [Column(column[key], width) for key, width in widths], rows))


def _stamp(document: Document, rfi: Rfi, stamp: Stamp) -> None:
    document.add_paragraph()
    made = table(document, Grid(stamp.id, [Column("", 26), Column("", UPRIGHT - 26)], [[[], []]]))
    code, said = (cell.paragraphs[0] for cell in made.rows[0].cells)
    picture(code, stamp.png(), rfi.words.picture.format(address=stamp.address), width=22, height=22)
    before, after = rfi.words.stamp.format(id=stamp.id, address="\n").split("\n")
    write(said, before)
    said.add_run(" ")
    link(said, stamp.address, stamp.address)
    said.add_run(" ")
    write(said, after)
