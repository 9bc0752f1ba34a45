"""What an archive and a reader of attachments need of a PDF, as checks that each return the faults they find."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PART, CONFORMANCE = "{http://www.aiim.org/pdfa/ns/id/}part", "{http://www.aiim.org/pdfa/ns/id/}conformance"
UNIVERSAL = "{http://www.aiim.org/pdfua/ns/id/}part"
SCHEMA, PROPERTY = "{http://www.aiim.org/pdfa/ns/schema#}", "{http://www.aiim.org/pdfa/ns/property#}"
SCHEMAS = "{http://www.aiim.org/pdfa/ns/extension/}schemas"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"'}
RELATIONSHIPS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}


def unidentified(document: pikepdf.Pdf) -> list[str]:
    """Whatever is missing of the metadata that say what the file conforms to; they stand in one rdf:RDF."""
    stream = document.Root.Metadata
    tree = ET.fromstring(stream.read_bytes())  # noqa: S314 (our own file)
    graphs = tree.findall(f".//{RDF}RDF")
    if len(graphs) != 1:
        return [f"{len(graphs)} rdf:RDF"]
    about = graphs[0].findall(f"{RDF}Description")
    told = {name: value for description in about for name, value in description.attrib.items()}
    title = "".join(graphs[0].find(f".//{TITLE}").itertext()).strip()  # type: ignore[union-attr]
    held = {
        "pdfaid": (told.get(PART), told.get(CONFORMANCE)) == ("3", "A"),
        "pdfuaid": told.get(UNIVERSAL) == "1",
        "extension schema": [*_schemas(graphs[0])]
        == [("http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer")],
        "title": title == str(document.docinfo.Title),
        "in the clear": "/Filter" not in stream,
    }
    return [name for name, holds in held.items() if not holds]


def _schemas(graph: ET.Element) -> Iterator[tuple[str | None, ...]]:
    for schema in graph.findall(f".//{SCHEMAS}/{RDF}Bag/{RDF}li"):
        names = [schema.find(f"{SCHEMA}{name}") for name in ("namespaceURI", "prefix")]
        names += [schema.find(f"{SCHEMA}property/{RDF}Seq/{RDF}li/{PROPERTY}{name}") for name in ("name", "valueType")]
        yield tuple(name.text if name is not None else None for name in names)


def attached(document: pikepdf.Pdf) -> dict[str, bytes]:
    """The attached files, read through the names that viewers show."""
    root: Any = document.Root
    names = list(root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", []))
    return {str(name): file.EF.F.read_bytes() for name, file in zip(names[::2], names[1::2], strict=True)}


def lost_files(document: pikepdf.Pdf, files: Mapping[str, bytes]) -> list[str]:
    """Files that are not attached exactly once and whole, with all that says what they are."""
    associated = list(document.Root.get("/AF", []))
    faults = [] if [str(file.UF) for file in associated] == sorted(files) else ["associated files"]
    if attached(document) != files:
        faults.append("other content")
    return faults + [f"{file.UF}: {fault}" for file in associated for fault in _undescribed(file)]


def _undescribed(file: Any) -> Iterator[str]:
    stream, about = file.EF.F, file.EF.F.Params
    content = stream.read_bytes()
    held = {
        "one name": str(file.F) == str(file.UF),
        "description": bool(str(file.get("/Desc", "")).strip()),
        "relationship": str(file.get("/AFRelationship", "")) in RELATIONSHIPS,
        "media type": "/" in str(stream.Subtype)[1:],
        "size": int(about.Size) == len(content),
        "checksum": bytes(about.get("/CheckSum", b"")) == hashlib.md5(content, usedforsecurity=False).digest(),
        "dates": str(about.get("/ModDate", "")).startswith("D:"),
    }
    return (name for name, holds in held.items() if not holds)


def unmarked(document: pikepdf.Pdf) -> list[str]:
    """Pages that draw what is neither text of the structure nor set apart, or one of them inside another."""
    return [f"page {number}: {fault}" for number, page in enumerate(document.pages, 1) for fault in _unmarked(page)]


def _unmarked(page: pikepdf.Page) -> set[str]:
    faults, open_marks = set(), []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BMC", "BDC"}:
            open_marks.append(str(instruction.operands[0]))
        elif operator == "EMC":
            open_marks.pop()
        elif operator in PAINTS and not open_marks:
            faults.add(f"{operator} is unmarked")
        if len(open_marks) > 1:
            faults.add(" in ".join(reversed(open_marks)))
    return faults


def unembedded(document: pikepdf.Pdf) -> list[str]:
    """Fonts whose file is not inside."""
    described = (item for item in document.objects if isinstance(item, pikepdf.Dictionary))
    fonts = [item for item in described if item.get("/Type") == "/FontDescriptor"]
    inside = {"/FontFile", "/FontFile2", "/FontFile3"}
    return [str(font.FontName) for font in fonts if not inside & set(font.keys())] if fonts else ["no fonts"]


def smoothed(document: pikepdf.Pdf) -> list[str]:
    """Pictures to which a viewer may add pixels of its own."""
    streams = [item for item in document.objects if isinstance(item, pikepdf.Stream)]
    images = [item for item in streams if item.get("/Subtype") == "/Image"]
    return [f"image {image.objgen[0]}" for image in images if image.get("/Interpolate", False)]
