"""A blank Word document with our styles, made of python-docx's own template, and its bytes without a clock in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

FONT = "Source Sans Pro"
INK, MUTED, RULE, PANEL, ACCENT = "10211F", "4A5D5A", "D3DCDA", "F0F4F3", "0A5566"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of the zip format

# What the template brings along and no reader needs: a picture of a page, empty properties, old copies of the styles.
SPARE_OF_PACKAGE = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
SPARE_OF_DOCUMENT = (
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
# A reader without our font takes the first of the others that it has.
FONTS = f"""<w:fonts {nsdecls("w")}><w:font w:name="{FONT}"><w:altName w:val="Source Sans 3,Calibri,Arial"/>
<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>
</w:font></w:fonts>"""

DEFAULTS = """<w:docDefaults {ns}><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="Arial"/><w:color w:val="{ink}"/>
<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="{language}" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr>
</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>"""
PARAGRAPH = """<w:style {ns} w:type="paragraph" {kind} w:styleId="{id}"><w:name w:val="{name}"/>{base}
<w:uiPriority w:val="1"/><w:qFormat/>
<w:pPr>{keep}{border}<w:spacing w:before="{before}" w:after="{after}"/>{level}</w:pPr>
<w:rPr>{bold}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"""
LETTERS = """<w:style {ns} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"""
LINKS = """<w:style {ns} w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
<w:rPr><w:color w:val="{accent}"/><w:u w:val="single"/></w:rPr></w:style>"""
TABLES = """<w:style {ns} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>"""
TABLE = """<w:style {ns} w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{id}"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top {line}/>{sides}<w:bottom {line}/>{right}
<w:insideH {line}/>{inside}</w:tblBorders><w:tblCellMar><w:top w:w="{room}" w:type="dxa"/>
<w:left w:w="{pad}" w:type="dxa"/><w:bottom w:w="{room}" w:type="dxa"/><w:right w:w="{pad}" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>"""


@dataclass(frozen=True, slots=True)
class Look:
    """What differs between documents: the language tag of their text, and the accent as six hex digits."""

    language: str
    accent: str = ACCENT


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; size and spaces in points, `level` as in an outline from 1."""

    name: str
    size: float
    colour: str = INK
    before: float = 0
    after: float = 0
    bold: bool = False
    keep: bool = False
    level: int = 0
    border: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The core properties; `day` is YYYY-MM-DD."""

    title: str
    subject: str
    author: str
    identifier: str
    day: str


def blank(look: Look) -> Document:
    """An empty document that holds our styles alone."""
    document = docx.Document()
    for rels, spare in ((document.part.package.rels, SPARE_OF_PACKAGE), (document.part.rels, SPARE_OF_DOCUMENT)):
        for key in [key for key, rel in rels.items() if rel.reltype in spare]:
            del rels[key]
    _restyle(document, look)
    _settle(document, look)
    return document


def packed(document: Document, facts: Facts, look: Look) -> bytes:
    """The bytes of the file: the same for the same document, whenever they are made."""
    core, day = document.core_properties, datetime.fromisoformat(facts.day).replace(tzinfo=UTC)
    core.title, core.subject, core.author, core.identifier = facts.title, facts.subject, facts.author, facts.identifier
    core.language, core.comments, core.last_modified_by, core.revision = look.language, "", facts.author, 1
    core.created = core.modified = day
    saved, made = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            entry = ZipInfo(name, FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return made.getvalue()


def _styles(look: Look) -> Iterator[Style]:
    yield Style("Normal", 10, after=5)
    yield Style("Title", 26, after=8, bold=True, keep=True)
    yield Style("heading 1", 15, look.accent, before=16, after=3, bold=True, keep=True, level=1)
    yield Style("heading 2", 12, before=13, after=2, bold=True, keep=True, level=2)
    yield Style("header", 8, MUTED)
    yield Style("footer", 8, MUTED)
    yield Style("Note", 9, MUTED, after=4, keep=True)
    yield Style("Marking", 9.5, before=4, after=4, border=look.accent)
    yield Style("Cell", 9)
    yield Style("Cell note", 8, MUTED, before=1)
    yield Style("Cell head", 8, keep=True, bold=True)


def _restyle(document: Document, look: Look) -> None:
    styles, ns = document.styles.element, nsdecls("w")
    for style in styles.findall(qn("w:style")):
        styles.remove(style)
    defaults = DEFAULTS.format(ns=ns, font=FONT, ink=INK, language=look.language)
    styles.replace(styles.find(qn("w:docDefaults")), parse_xml(defaults))
    for xml in (LETTERS, LINKS, TABLES):
        styles.append(parse_xml(xml.format(ns=ns, accent=look.accent)))
    for paragraph in _styles(look):
        styles.append(parse_xml(_paragraph(paragraph, ns)))
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    boxed = {"sides": f"<w:left {line}/>", "right": f"<w:right {line}/>", "inside": f"<w:insideV {line}/>"}
    styles.append(parse_xml(TABLE.format(ns=ns, id="Answers", line=line, pad=85, room=45, **boxed)))
    styles.append(parse_xml(TABLE.format(ns=ns, id="Facts", line=line, pad=40, room=22, **dict.fromkeys(boxed, ""))))


def _paragraph(style: Style, ns: str) -> str:
    panel = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{style.border}"/></w:pBdr>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
    plain = style.name == "Normal"
    return PARAGRAPH.format(
        ns=ns,
        kind='w:default="1"' if plain else "",
        id=style.name.title().replace(" ", ""),
        name=style.name,
        base="" if plain else '<w:basedOn w:val="Normal"/>',
        keep="<w:keepNext/><w:keepLines/>" if style.keep else "",
        border=panel + shade if style.border else "",
        before=round(style.before * 20),
        after=round(style.after * 20),
        level=f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "",
        bold="<w:b/><w:bCs/>" if style.bold else "",
        colour=style.colour,
        size=round(style.size * 2),
    )


def _settle(document: Document, look: Look) -> None:
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), look.language)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")  # the schema asks for it
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")  # else Word opens it in the mode of an old version
    fonts = next(rel for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE)
    fonts.target_part._blob = FONTS.encode()  # noqa: SLF001 (python-docx has no words for the table of fonts)
