"""What the bytes of a file say it is, whatever its name, and a name that is safe to give."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.catalogue.media import MEDIA_TYPES, SHEET, media_type, safe_name


def archive(*names: str) -> bytes:
    """A ZIP archive of empty files."""
    held = BytesIO()
    with ZipFile(held, "w") as made:
        for name in names:
            made.writestr(name, "")
    return held.getvalue()


WORKBOOK = ("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png"),
        (b"\xff\xd8\xff\xe0\x00", "image/jpeg"),
        (archive(*WORKBOOK), SHEET),
        (b"a,b\n1,2\n", "text/plain"),
        ("\ufeffGrün\f\n".encode(), "text/plain"),
        (b"\n<!-- saved from a page --><!DOCTYPE html><p>x", "text/html"),
        (b"<HTML lang=en>", "text/html"),
        (b"", None),
        (b"MZ\x90\x00", None),
        (b"\x7fELF\x02", None),
        (b"GIF89a\x01\x00", None),
        (archive(*WORKBOOK, "xl/vbaProject.bin"), None),
        (archive("word/document.xml"), None),
        (archive(*WORKBOOK)[:-30], None),
        (b"PK\x03\x04 and no more", None),
        ("Größe".encode("latin-1"), None),
        ("text".encode("utf-16"), None),
        (b"text\x00", None),
    ],
)
def test_it_goes_by_the_bytes(content: bytes, expected: str | None) -> None:
    assert media_type(content) == expected


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda rest: b"PK\x03\x04" + rest))
def test_it_survives_any_bytes(content: bytes) -> None:
    assert media_type(content) in {None, *MEDIA_TYPES}


@given(st.binary(min_size=1, max_size=60), st.integers(0, 200))
def test_it_survives_a_damaged_workbook(damage: bytes, at: int) -> None:
    sound = archive(*WORKBOOK)
    assert media_type(sound[:at] + damage + sound[at + len(damage) :]) in {None, *MEDIA_TYPES}


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("certificate.pdf", "application/pdf", "certificate.pdf"),
        ("Certificate (2026).PDF", "application/pdf", "Certificate_2026_.PDF"),
        ("invoice.pdf.exe", "application/pdf", "invoice.pdf.exe.pdf"),
        ("table.csv", "text/plain", "table.csv"),
        ("page.html", "text/plain", "page.html.txt"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\papers\\Größe.txt", "text/plain", "Größe.txt"),
        ('a"b;\r\nx: y.png', "image/png", "a_b_x_y.png"),
        ("gnp\u202efdp.exe", "image/png", "gnp_fdp.exe.png"),
        ("...", "text/plain", "document.txt"),
        ("", "image/jpeg", "document.jpg"),
        ("x" * 500 + ".pdf", "application/pdf", "x" * 80 + ".pdf"),
    ],
)
def test_it_gives_a_file_a_safe_name(name: str, kind: str, expected: str) -> None:
    assert safe_name(name, kind) == expected


@given(st.text(max_size=200), st.sampled_from(sorted(MEDIA_TYPES)))
def test_any_name_becomes_a_plain_one_that_fits(name: str, kind: str) -> None:
    given_ = safe_name(name, kind)
    assert given_.lower().endswith(MEDIA_TYPES[kind])
    assert all(letter.isalnum() or letter in "._-" or letter.isidentifier() for letter in given_)
    assert not given_.startswith(".")
