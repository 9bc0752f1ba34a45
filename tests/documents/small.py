"""A small page with one of everything that a standard has rules for, and its PDF."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO

from PIL import Image
from weasyprint import CSS as STYLES
from weasyprint import HTML

from selector.documents import pdf
from selector.documents.pdf import AttachedFile

CSS = """
@font-face { font-family: "Source Sans Pro"; font-weight: 400; src: url("font:Regular") }
@font-face { font-family: "Source Sans Pro"; font-weight: 700; src: url("font:Bold") }
@page { @top-left { content: "Running head" } @bottom-right { content: "Page " counter(page) } }
html { font-family: "Source Sans Pro" }
.next { break-before: page }
.made::after { content: ""; display: block }
"""
HEAD = '<html lang="en"><head><meta name="dcterms.created" content="2026-11-25"><title>A page & more</title></head>'
TABLE = """<table><thead><tr><th>Site<th>Town<th>Since</tr></thead><tbody>
<tr><th scope="row">North<td>One<td>2001</tr><tr><th scope="row" rowspan="2">South<td colspan="2">Two</tr>
<tr><td>Three<td>2003</tr></tbody></table>"""
EVERYTHING = f"""{HEAD}<h1>You need a CDMO</h1><p>Words with <a href="https://publisher.example/paper">a link</a>.
<h2>Figures</h2><svg viewBox="0 0 20 9"><title>Two bars</title><rect width="9" height="9"/></svg>
<img alt="The logo" src="brand:logo"><h3>Terms</h3><dl class="made"><div><dt>Term<dd>Meaning<dd>Another</div></dl>
<ul><li>Item</ul><h2 class="next">Table</h2>{TABLE}"""
FILES = (
    AttachedFile("result.json", b'{"verdict": "cdmo"}', "application/json", "The result", "Data"),
    AttachedFile("answers.json", b'{"stage": "phase_2"}', "application/json", "The answers", "Source"),
)


@cache
def logo() -> bytes:
    """A picture that is partly transparent."""
    made = BytesIO()
    Image.new("RGBA", (40, 12), (120, 20, 60, 90)).save(made, "PNG")
    return made.getvalue()


@cache
def small(html: str = EVERYTHING, css: str = CSS) -> bytes:
    """The PDF of a page."""
    return pdf.render(html, css, identifier=b"one", files=FILES, images=images())


def images() -> Mapping[str, bytes]:
    return {"brand:logo": logo()}


def bare(html: str, css: str) -> bytes:
    """What the engine makes of a page without this project."""
    content: bytes = HTML(string=html).write_pdf(stylesheets=[STYLES(string=css)], pdf_variant="pdf/a-3a")
    return content
