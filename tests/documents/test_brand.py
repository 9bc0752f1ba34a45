"""The look of an organisation: which logos are kept and as what, which accents can be read."""

import gzip
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from selector.documents.brand import (
    LARGEST_LOGO,
    LONGEST_SIDE,
    PLAIN,
    Brand,
    LogoError,
    accent_fault,
    contrast,
    read_logo,
)


def picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (60, 20), **options: Any) -> bytes:
    made = BytesIO()
    Image.new(mode, size).save(made, kind, **options)
    return made.getvalue()


def grey(mode: str, dark: int, light: int) -> bytes:
    """A dark dot on light ground."""
    drawn, made = Image.new(mode, (60, 20), light), BytesIO()
    drawn.putpixel((30, 10), dark)
    drawn.save(made, "PNG")
    return made.getvalue()


def moving() -> bytes:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    made = BytesIO()
    frames[0].save(made, "PNG", save_all=True, append_images=frames[1:])
    return made.getvalue()


SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
REFUSED = {
    "nothing": (b"", "empty"),
    "too many bytes": (picture() + bytes(LARGEST_LOGO), "large"),
    "an SVG": (SVG.format("<path/>").encode(), "svg"),
    "an SVG with a script": (SVG.format("<script>alert(1)</script>").encode(), "svg_script"),
    "an SVG that acts when loaded": (b'<svg onload = "alert(1)">', "svg_script"),
    "an SVG with a link that acts": (b'<svg><a href="javascript:alert(1)"/>', "svg_script"),
    "an SVG with an entity": (b'<!DOCTYPE svg [<!ENTITY x "y">]><svg>', "svg_script"),
    "an SVG in UTF-16": (SVG.format("<SCRIPT/>").encode("utf-16"), "svg_script"),
    "a packed SVG": (gzip.compress(b"<svg/>"), "type"),
    "a GIF": (picture("GIF"), "type"),
    "a WebP": (picture("WEBP"), "type"),
    "a page": (b"<html><script>", "type"),
    "a PDF": (b"%PDF-1.7", "type"),
    "a name alone": (b"\x89PNG\r\n\x1a\n", "broken"),
    "a cut PNG": (picture(size=(300, 300))[:-30], "broken"),
    "a cut JPEG": (picture("JPEG", size=(300, 300))[:400], "broken"),
    "a bomb": (picture(mode="1", size=(20_000, 20_000)), "pixels"),
    "too many pixels": (picture(mode="1", size=(4001, 4000)), "pixels"),
    "one that moves": (moving(), "animated"),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("name", REFUSED)
def test_it_refuses_as_a_logo(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content, code = REFUSED[name]
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as it is once a PDF was made
    with pytest.raises(LogoError) as caught:
        read_logo(content)
    assert caught.value.code == code


KEPT = [("PNG", mode) for mode in ("RGB", "RGBA", "P", "L", "LA", "1", "I;16")] + [
    ("JPEG", mode) for mode in ("RGB", "L", "CMYK")
]


@pytest.mark.parametrize(("kind", "mode"), KEPT)
def test_it_makes_a_logo_anew(kind: str, mode: str) -> None:
    content, said = read_logo(picture(kind, mode))
    again = Image.open(BytesIO(content))
    assert (said, again.format, again.size) == (kind.lower(), kind, (60, 20))
    assert again.mode in {"RGB", "RGBA"}
    assert (content, said) == read_logo(picture(kind, mode))


def test_it_leaves_behind_what_is_not_picture() -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "made by somebody")
    exif = Image.Exif()
    exif[0x010E] = "somewhere"
    for content in (picture(pnginfo=said) + b"PK\x03\x04hidden", picture("JPEG", exif=exif) + b"hidden"):
        kept = read_logo(content)[0]
        assert not [word for word in (b"somebody", b"somewhere", b"hidden", b"Exif") if word in kept]


def test_it_keeps_what_is_clear_and_makes_a_long_side_shorter() -> None:
    clear = Image.open(BytesIO(read_logo(picture(mode="RGBA", size=(3000, 600)))[0]))
    assert (clear.mode, clear.size, clear.getpixel((5, 5))) == ("RGBA", (LONGEST_SIDE, LONGEST_SIDE // 5), (0, 0, 0, 0))


@pytest.mark.parametrize(("mode", "step"), [("L", 1), ("I;16", 257)])
def test_it_keeps_shades_of_grey(mode: str, step: int) -> None:
    again = Image.open(BytesIO(read_logo(grey(mode, 51 * step, 204 * step))[0]))
    assert (again.getpixel((30, 10)), again.getpixel((0, 0))) == ((51, 51, 51), (204, 204, 204))


def test_it_turns_a_photograph_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lying on its side
    assert Image.open(BytesIO(read_logo(picture("JPEG", exif=exif))[0])).size == (20, 60)


@pytest.mark.parametrize(
    ("accent", "fault"),
    [
        ("#0a5566", None),
        ("#000000", None),
        ("#767676", None),  # 4.54 to 1, the lightest grey of WCAG
        ("#777777", "contrast"),
        ("#ffffff", "contrast"),
        ("#0A5566", "form"),
        ("0a5566", "form"),
        ("#0a55667", "form"),
        ("#0a5566\n", "form"),
        ("red; } body { color: red", "form"),
    ],
)
def test_an_accent_is_a_colour_that_can_be_read_on_white(accent: str, fault: str | None) -> None:
    assert accent_fault(accent) == fault


def test_contrast_is_that_of_wcag() -> None:
    assert (contrast("#ffffff"), contrast("#000000")) == (1.0, pytest.approx(21))
    assert contrast("#767676") == pytest.approx(4.54, abs=0.005)


def test_every_part_of_a_look_tells_it_from_others() -> None:
    looks = [
        Brand(name="a"),
        Brand(footer="a"),
        Brand(accent="#000000"),
        Brand(logo=b"a"),
        Brand(logo=b"a", logo_type="png"),
    ]
    assert len({look.sha256 for look in looks}) == len(looks)
    assert PLAIN.sha256 == Brand().sha256 == ""
