"""What the engine leaves to do for PDF/A-3a and PDF/UA-1 in one file: metadata, attached files, tables, pictures.

It works on the engine's own objects, before they are written: read back from the finished file, each of the many
thousand elements of a report would cost a call into another library.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from .pdf import AttachedFile

END_OF_METADATA = b"</rdf:RDF>"
# ISO 14289-1, 5, and what ISO 19005-3, 6.6.2.3, asks for a property that it does not know itself.
UNIVERSAL_ACCESS = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that this file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\
"""
UNDATED = pydyf.String("D:19700101000000Z")
POINTS = 0.75  # in a pixel of CSS
NOTHING_SEEN = b"<200b>"  # what a glyph means whose letter stands with another: no more than the place it takes


def finish(files: Sequence[AttachedFile], _document: Any, pdf: Any) -> None:
    """Complete what is about to be written; the engine calls it."""
    elements = [found for found in _dictionaries(pdf) if found.get("Type") == "/StructElem"]
    _identify(pdf)
    _attach(pdf, files)
    _set_margins_apart(pdf, elements)
    _drop_empty(elements)
    _name_terms(pdf, elements)
    _scope_headers(pdf, elements)
    _list_headers(pdf, elements)
    _place_figures(pdf, elements)
    _draw_pixels_as_they_are(pdf)
    _clear_shelves(pdf)
    _give_every_glyph_a_letter(pdf)


def _dictionaries(pdf: Any) -> Iterator[Any]:
    return (found for found in pdf.objects if isinstance(found, dict))


def _streams(pdf: Any) -> Iterator[Any]:
    return (found for found in pdf.objects if isinstance(found, pydyf.Stream))


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _identify(pdf: Any) -> None:
    """Say PDF/UA-1 inside the one rdf:RDF, and in the clear: who looks for metadata may not read compressed streams."""
    metadata = _at(pdf, pdf.catalog["Metadata"])
    (packet,) = metadata.stream
    before, end, after = packet.rpartition(END_OF_METADATA)
    metadata.stream = [before + UNIVERSAL_ACCESS + end + after]
    metadata.compress = False


def _attach(pdf: Any, files: Sequence[AttachedFile]) -> None:
    """Put the files in, each with what ISO 19005-3, 6.8, asks for, in the order that a name tree has."""
    dated = pdf.info.get("CreationDate", UNDATED)
    names, associated = pydyf.Array(), pydyf.Array()
    for file in sorted(files, key=lambda file: file.name.encode()):
        content = pydyf.Stream([file.content], _about(file, dated), compress=True)
        pdf.add_object(content)
        specification = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": pydyf.String(file.name),
                "UF": pydyf.String(file.name),
                "Desc": pydyf.String(file.description),
                "AFRelationship": f"/{file.relationship}",
                "EF": pydyf.Dictionary({"F": content.reference, "UF": content.reference}),
            }
        )
        pdf.add_object(specification)
        names.extend((pydyf.String(file.name), specification.reference))
        associated.append(specification.reference)
    if files:
        pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
        pdf.catalog["AF"] = associated


def _about(file: AttachedFile, dated: Any) -> Any:
    checksum = hashlib.md5(file.content, usedforsecurity=False).hexdigest()  # the one that PDF knows
    parameters = {"Size": len(file.content), "CheckSum": f"<{checksum}>", "CreationDate": dated, "ModDate": dated}
    subtype = file.media_type.replace("/", "#2f")
    return {"Type": "/EmbeddedFile", "Subtype": f"/{subtype}", "Params": pydyf.Dictionary(parameters)}


def _set_margins_apart(pdf: Any, elements: Sequence[Any]) -> None:
    """Mark running heads and page numbers as belonging to the page (ISO 14289-1, 7.8), not as text that is nowhere."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    reached = _reached(pdf, root["K"])
    pages = _at(pdf, root["ParentTree"])["Nums"][1::2]
    for element in elements:
        marks = [kid for kid in element["K"] if isinstance(kid, int)]
        if marks and element.number not in reached:
            page = _at(pdf, element["Pg"])
            _set_apart(_at(pdf, page["Contents"]), marks)
            for mark in marks:
                pages[page["StructParents"]][mark] = b"null"


def _reached(pdf: Any, top: Sequence[Any]) -> set[int]:
    pending, found = list(top), set()
    while pending:
        element = _at(pdf, pending.pop())
        found.add(element.number)
        pending += [kid for kid in element.get("K", ()) if isinstance(kid, bytes)]
    return found


def _set_apart(content: Any, marks: Sequence[int]) -> None:
    for at, piece in enumerate(content.stream):
        if isinstance(piece, pydyf.Dictionary) and piece.get("MCID") in marks:
            content.stream[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _drop_empty(elements: Sequence[Any]) -> None:
    """Leave out what the style sheet made and nothing fills: in a list it would be what no list may hold."""
    empty = {element.reference for element in elements if element["S"] == "/NonStruct" and not element["K"]}
    for element in elements:
        element["K"][:] = [kid for kid in element["K"] if kid not in empty]


def _name_terms(pdf: Any, elements: Sequence[Any]) -> None:
    """Make a list item of each term with what is said of it: the engine puts the group around them into the list."""
    for group in (element for element in elements if element["S"] == "/Div" and _at(pdf, element["P"])["S"] == "/L"):
        bodies = [_at(pdf, body) for item in group["K"] for body in _at(pdf, item)["K"]]
        if len(bodies) > 1:  # a page may have begun in between
            bodies[0]["S"] = "/Lbl"
        for body in bodies:
            body["P"] = group.reference
        group["S"], group["K"] = "/LI", pydyf.Array(body.reference for body in bodies)


def _scope_headers(pdf: Any, elements: Sequence[Any]) -> None:
    """Say of each table header whether it heads its row or its column: the engine tells the cells, not the headers."""
    for row in (element for element in elements if element["S"] == "/TR"):
        cells = [_at(pdf, reference) for reference in row["K"]]
        heads_row = {header.string for cell in cells for header in cell.get("A", {}).get("Headers", ())}
        for cell in cells:
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = "/Row" if cell["ID"].string in heads_row else "/Column"


def _list_headers(pdf: Any, elements: Sequence[Any]) -> None:
    """Let the headers be found by the names that the cells use (ISO 32000-1, 14.7.2: required once there are names)."""
    named = sorted((element for element in elements if "ID" in element), key=lambda element: element["ID"].string)
    if named:
        names = pydyf.Array(item for element in named for item in (element["ID"], element.reference))
        _at(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = pydyf.Dictionary({"Names": names})


def _place_figures(pdf: Any, elements: Sequence[Any]) -> None:
    """Give the boxes of pictures in points from the foot of the page, not in pixels from its head."""
    for figure in (element for element in elements if element["S"] == "/Figure"):
        height = _at(pdf, figure["Pg"])["MediaBox"][3]
        left, top, right, bottom = (side * POINTS for side in figure["A"]["BBox"])
        figure["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def _draw_pixels_as_they_are(pdf: Any) -> None:
    """Forbid viewers to invent pixels (ISO 19005-3, 6.2.8)."""
    for image in (stream for stream in _streams(pdf) if stream.extra.get("Subtype") == "/Image"):
        image.extra["Interpolate"] = "false"


def _clear_shelves(pdf: Any) -> None:
    """Leave out empty lists of patterns and shadings: a validator that knows neither stops at their sight."""
    for resources in (found for found in _dictionaries(pdf) if "ColorSpace" in found and "Pattern" in found):
        for shelf in ("Pattern", "Shading"):
            if not resources[shelf]:
                del resources[shelf]


def _give_every_glyph_a_letter(pdf: Any) -> None:
    """Fill the gaps of the maps from glyphs to letters: a mark above a letter may have been drawn apart from it."""
    for font in (found for found in _dictionaries(pdf) if "ToUnicode" in found):
        letters = _at(pdf, font["ToUnicode"])
        letters.stream = [
            line.removesuffix(b"<>") + NOTHING_SEEN if line.endswith(b" <>") else line for line in letters.stream
        ]
