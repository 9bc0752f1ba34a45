"""The checks themselves: each finds the fault that it is there for, in a small file that was spoilt on purpose."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents import archive, structure, tables, validators
from tests.documents.reading import elements, opened
from tests.documents.small import CSS, EVERYTHING, FILES, bare, small
from tests.documents.structure import kind

Spoil = Callable[[pikepdf.Pdf], object]
ATTACHED = {file.name: file.content for file in FILES}


@pytest.fixture
def paper() -> Iterator[pikepdf.Pdf]:
    with opened(small()) as document:
        yield document


def first(document: pikepdf.Pdf, name: str) -> Any:
    return next(element for element in elements(document) if kind(element) == name)


def rename(old: str, new: str) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        first(document, old).S = pikepdf.Name(f"/{new}")

    return spoil


def delete(name: str, key: str) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        del first(document, name)[key]

    return spoil


def in_metadata(old: bytes, new: bytes) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        packet = document.Root.Metadata.read_bytes()
        assert old in packet
        document.Root.Metadata = document.make_stream(packet.replace(old, new, 1), Type=pikepdf.Name.Metadata)

    return spoil


def set_at(path: str, value: Any) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        *parents, last = path.split(".")
        found = document.Root
        for name in parents:
            found = found[f"/{name}"]
        found[f"/{last}"] = value

    return spoil


@pytest.mark.parametrize(
    ("spoil", "check", "fault"),
    [
        (set_at("Lang", ""), structure.untitled, "language"),
        (set_at("ViewerPreferences.DisplayDocTitle", 0), structure.untitled, "title shown"),
        (set_at("MarkInfo.Marked", 0), structure.untitled, "marked"),
        (rename("P", "Paragraph"), structure.misplaced, "Paragraph is no standard type"),
        (rename("LI", "Div"), structure.misplaced, "Div in L"),
        (rename("TD", "P"), structure.misplaced, "P in TR"),
        (rename("H2", "P"), structure.skipped_headings, "H3 after H1"),
        (rename("H1", "P"), structure.skipped_headings, "levels [2, 3, 2], 0 H1"),
        (delete("H2", "/K"), structure.empty_headings, "empty H2"),
        (delete("Figure", "/Alt"), structure.figures_without_words, "figure 0 has no Alt"),
        (rename("Link", "Span"), structure.loose_links, "1 links, held by {'Span': 1}"),
        (lambda pdf: [rename("TH", "TD")(pdf) for _ in range(5)], tables.unread_tables, "no header"),
        (lambda pdf: pdf.Root.StructTreeRoot.IDTree.Names.clear(), tables.unread_tables, "are nowhere"),
        (delete("TH", "/ID"), tables.unread_tables, "a header without a name"),
        (delete("TH", "/A"), tables.unread_tables, "a header without scope"),
        (lambda pdf: first(pdf, "TR").K.append(first(pdf, "TD")), tables.unread_tables, "rows of [3, 4] columns"),
        (in_metadata(b"</rdf:RDF>", b"</rdf:RDF><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"),
         archive.unidentified, "2 rdf:RDF"),
        (in_metadata(b'pdfaid:part="3"', b'pdfaid:part="2"'), archive.unidentified, "pdfaid"),
        (in_metadata(b"pdfuaid:part", b"pdfuaid:rest"), archive.unidentified, "pdfuaid"),
        (in_metadata(b"<pdfaProperty:name>part", b"<pdfaProperty:name>rest"), archive.unidentified, "extension schema"),
        (in_metadata(b"A page", b"Another"), archive.unidentified, "title"),
        (lambda pdf: pdf.pages[0].contents_add(b"0 0 9 9 re f"), archive.unmarked, "page 1: f is unmarked"),
    ],
)  # fmt: skip
def test_it_finds(paper: pikepdf.Pdf, spoil: Spoil, check: Callable[[pikepdf.Pdf], list[str]], fault: str) -> None:
    assert check(paper) == []
    spoil(paper)
    assert fault in "; ".join(check(paper))


def test_it_finds_a_font_left_outside(paper: pikepdf.Pdf) -> None:
    for item in paper.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]
    assert len(archive.unembedded(paper)) == 2


def test_it_finds_a_file_that_is_associated_twice_or_changed(paper: pikepdf.Pdf) -> None:
    assert archive.lost_files(paper, ATTACHED | {"result.json": b"{}"}) == ["other content"]
    paper.Root.AF.append(paper.Root.AF[0])
    del paper.Root.AF[0].EF.F.Params.CheckSum
    assert archive.lost_files(paper, ATTACHED)[0] == "associated files"


def test_it_finds_what_the_engine_alone_leaves_open() -> None:
    plain = EVERYTHING.replace("brand:logo", "data:image/png;base64,")
    with opened(bare(plain, CSS.replace("font:", "none:"))) as document:
        assert "pdfuaid" in archive.unidentified(document)
        assert "Div in L" in structure.misplaced(document)
        assert "a header without scope" in "; ".join(tables.unread_tables(document))


def test_it_finds_what_no_archive_takes(paper: pikepdf.Pdf, tmp_path: Path) -> None:
    for image in (item for item in paper.objects if isinstance(item, pikepdf.Stream) and "/Interpolate" in item):
        image.Interpolate = True
    assert len(archive.smoothed(paper)) == 2  # the logo, and how far each of its pixels lets the page through
    path = tmp_path / "spoilt.pdf"
    paper.save(path, fix_metadata_version=False)
    assert "6.2.8-3" in " ".join(validators.archival_faults(path.read_bytes()))


def test_it_finds_a_damaged_stream(tmp_path: Path) -> None:
    assert validators.syntax_faults(small().replace(b"stream\nx", b"stream\n?", 1), tmp_path) != []
