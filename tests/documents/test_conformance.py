"""Every PDF is what it says it is, PDF/A-3a and PDF/UA-1, whatever it is about; each is made once and checked whole."""

from pathlib import Path

import pytest

from selector.order import Kind
from tests.documents import archive, structure, tables, validators
from tests.documents.reading import opened, words
from tests.documents.samples import SAMPLES, document

# The ordinary cases in all three, the odd ones where their oddity shows.
MADE: list[tuple[str, Kind]] = [
    ("CDMO", "summary"), ("CDMO", "report"), ("CDMO", "dossier"),
    ("CMO", "summary"), ("CMO", "report"), ("CMO", "dossier"),
    ("split", "summary"), ("split", "report"), ("split", "dossier"),
    ("long names", "summary"), ("long names", "report"),
    ("emoji", "summary"), ("emoji", "report"),
    ("right to left", "summary"), ("right to left", "report"),
    ("60 requirements", "summary"), ("60 requirements", "dossier"),
]  # fmt: skip
CHECKS = (
    structure.untitled,
    structure.misplaced,
    structure.skipped_headings,
    structure.empty_headings,
    structure.figures_without_words,
    structure.loose_links,
    tables.unread_tables,
    archive.unidentified,
    archive.unmarked,
    archive.unembedded,
    archive.smoothed,
)
each = pytest.mark.parametrize(("name", "kind"), MADE, ids=lambda value: str(value).replace(" ", "-"))


@each
def test_it_can_be_read_aloud_and_kept(name: str, kind: Kind) -> None:
    with opened(document(name, kind)) as pdf:
        found = {check.__name__: check(pdf) for check in CHECKS}
        assert {check: faults for check, faults in found.items() if faults} == {}
        files = archive.attached(pdf)
        assert set(files) == {"result.json", "answers.json"}
        assert archive.lost_files(pdf, files) == []


@each
def test_it_passes_the_validators(name: str, kind: Kind, tmp_path: Path) -> None:
    content = document(name, kind)
    assert validators.archival_faults(content) == []
    assert validators.syntax_faults(content, tmp_path) == []


@pytest.mark.skipif(not validators.has_pdfinfo(), reason="poppler-utils are missing: pdfinfo did not read the tags")
@each
def test_it_shows_its_tags_to_another_reader(name: str, kind: Kind, tmp_path: Path) -> None:
    tags, complaints = validators.outline_of_tags(document(name, kind), tmp_path)
    assert complaints == ""
    assert tags.startswith("Document\n")
    assert "H1 (block)" in tags


@pytest.mark.skipif(validators.verapdf() is None, reason=validators.MISSING)
@each
def test_it_passes_verapdf(name: str, kind: Kind, tmp_path: Path) -> None:
    assert validators.verapdf_faults(document(name, kind), tmp_path) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_it_keeps_a_summary_to_one_page(name: str) -> None:
    with opened(document(name, "summary")) as pdf:
        assert len(pdf.pages) == 1
        assert words(pdf)
