"""The engine: what it embeds, what it refuses, and what it says where it cannot work."""

import logging
import subprocess
import sys

import pytest

from selector.documents import pdf
from tests.documents.reading import fonts, links, opened
from tests.documents.small import CSS, images, small

PAGE = '<html lang="en"><title>A page</title><h1>You need a CDMO</h1><p>{}'
RENDER = """
import sys
from tests.documents.small import small
sys.stdout.buffer.write(small())
"""


def render(words: str = "", css: str = CSS) -> bytes:
    return pdf.render(PAGE.format(words), css, identifier=b"one", images=images())


def test_it_makes_a_file_with_title_language_and_its_own_identifier() -> None:
    with opened(render()) as document:
        assert str(document.Root.Lang) == "en"
        assert str(document.docinfo.Title) == "A page"
        assert bytes(document.trailer.ID[0]) == b"one"


def test_it_embeds_its_own_fonts_alone() -> None:
    with opened(render("Words.")) as document:
        assert fonts(document) == {"Source-Sans-Pro", "Source-Sans-Pro-Bold"}


@pytest.mark.parametrize(
    "words",
    [
        '<img alt="A picture" src="https://elsewhere.example/picture.png">',
        '<img alt="A picture" src="file:///etc/hostname">',
        '<img alt="A picture" src="picture.png">',
        '<img alt="A picture" src="data:image/png;base64,AA">',
        '<link rel="stylesheet" href="https://elsewhere.example/style.css">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<img alt="A picture" src="brand:other">',
        '<svg viewBox="0 0 9 9"><title>A</title><image href="https://elsewhere.example/picture.png"/></svg>',
    ],
)
def test_it_refuses_every_address_but_its_fonts_and_images(words: str) -> None:
    with pytest.raises(pdf.RenderError, match="could not be made"):
        render(words)


@pytest.mark.parametrize("address", ["https://elsewhere.example/font.ttf", "font:Nobody", "file:///etc/hostname"])
def test_it_refuses_a_font_that_is_not_its_own(address: str) -> None:
    with pytest.raises(pdf.RenderError):
        render(css=f'@font-face {{ font-family: X; src: url("{address}") }}')


def test_it_draws_the_images_that_it_is_given() -> None:
    with opened(render('<img alt="The logo" src="brand:logo">')) as document:
        assert [picture.Width for picture in document.pages[0].Resources.XObject.values()] == [40]


def test_it_links_to_a_publisher_without_going_there() -> None:
    with opened(render('<a href="https://publisher.example/paper">The paper</a>')) as document:
        assert links(document) == ["https://publisher.example/paper"]


def test_it_makes_the_same_bytes_in_another_process() -> None:
    other = subprocess.run([sys.executable, "-c", RENDER], capture_output=True, check=True)
    assert other.stdout == small()


def test_it_says_nothing_about_a_good_page(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="weasyprint"):
        render("Nothing to say.")
    assert [record for record in caplog.records if record.levelno > logging.INFO] == []


WITHOUT_LIBRARIES = """
import cffi, sys
def absent(*_): raise OSError("cannot load library")
cffi.FFI.dlopen = absent
from selector.documents import pdf
try:
    pdf.render("<p>", "", identifier=b"one")
except pdf.LibraryMissing as error:
    print(error)
"""


def test_it_names_the_command_where_the_systems_libraries_are_absent() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_LIBRARIES], capture_output=True, check=True, text=True)
    assert done.stdout == f"{pdf.LibraryMissing()}\n"
    assert "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0" in done.stdout
