"""The look that an organisation gives its documents: a name, a footer, an accent, and a logo that was made anew."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from io import BytesIO
from struct import error as StructError  # noqa: N812
from typing import Literal
from zlib import error as ZlibError  # noqa: N812

from PIL import Image, ImageOps

LARGEST_LOGO = 1_000_000  # bytes
MOST_PIXELS = 16_000_000
LONGEST_SIDE = 1200  # in pixels, of what is kept: a logo of 45 mm is then printed at 600 dots an inch
LONGEST_NAME = 60
LONGEST_FOOTER = 120
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, for text of any size
ACCENT = re.compile(r"#[0-9a-f]{6}\Z")
BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
# What follows the picture itself. Pillow cannot be asked: WeasyPrint lets it take cut files, for the whole process.
ENDINGS = {"png": (b"IDAT", b"IEND\xaeB`\x82"), "jpeg": (b"\xff\xda", b"\xff\xd9")}
# What Pillow and the decompressors below it raise for a file that is cut or not what its first bytes say.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, StructError, ZlibError)
TOO_MANY = (Image.DecompressionBombError, Image.DecompressionBombWarning)
HEAD = 4000
ACTS = re.compile(rb"<script|\bon[a-z]+\s*=|javascript:|<foreignobject|<!entity", re.IGNORECASE)

LogoFault = Literal["empty", "large", "svg", "svg_script", "type", "pixels", "animated", "broken"]
AccentFault = Literal["form", "contrast"]


class LogoError(ValueError):
    """A logo that no document can carry; `code` says why."""

    def __init__(self, code: LogoFault) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Brand:
    """What stands on a document beside its content, each empty where an organisation has none.

    `accent` is "#rrggbb" in lower-case letters, readable on white; `logo_type` is "png" or "jpeg".
    """

    name: str = ""
    footer: str = ""
    accent: str = ""
    logo: bytes = b""
    logo_type: str = ""

    @property
    def sha256(self) -> str:
        """Tells documents of one look from those of another, in hex; empty where there is no look."""
        if self == PLAIN:
            return ""
        values = asdict(self) | {"logo": hashlib.sha256(self.logo).hexdigest()}
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


PLAIN = Brand()


def accent_fault(accent: str) -> AccentFault | None:
    """Why a colour cannot be the accent; None where it can."""
    if not ACCENT.match(accent):
        return "form"
    return None if contrast(accent) >= LEAST_CONTRAST else "contrast"


def contrast(accent: str) -> float:
    """How far a colour stands out on white, 1 to 21 (WCAG 2.2, relative luminance)."""
    red, green, blue = (_linear(int(accent[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def read_logo(content: bytes) -> tuple[bytes, str]:
    """Make a logo anew of an uploaded PNG or JPEG; the bytes that came in are not kept. Raises LogoError.

    What is not picture (comments, places, colour profiles, hidden files) stays behind; a long side is made shorter.
    """
    kind = _kind(content)
    if _is_cut(content, kind):
        raise LogoError("broken")
    try:
        with Image.open(BytesIO(content), formats=(kind.upper(),)) as image:
            _look_at(image, kind)
            return _again(image, kind), kind
    except TOO_MANY as error:
        raise LogoError("pixels") from error
    except LogoError:
        raise
    except BROKEN as error:
        raise LogoError("broken") from error


def _look_at(image: Image.Image, kind: str) -> None:
    if image.width * image.height > MOST_PIXELS:  # known from the head: nothing is unpacked yet
        raise LogoError("pixels")
    if kind == "png" and getattr(image, "is_animated", False):
        raise LogoError("animated")


def _kind(content: bytes) -> str:
    if not content:
        raise LogoError("empty")
    if len(content) > LARGEST_LOGO:
        raise LogoError("large")
    known = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), None)
    if known:
        return known
    if _is_svg(content):
        raise LogoError("svg_script" if ACTS.search(_letters(content)) else "svg")
    raise LogoError("type")


def _is_cut(content: bytes, kind: str) -> bool:
    picture, end = (content.rfind(mark) for mark in ENDINGS[kind])
    return end < picture or picture < 0


def _is_svg(content: bytes) -> bool:
    return b"<svg" in _letters(content)[:HEAD].lower()


def _letters(content: bytes) -> bytes:
    """The text without the zeros that UTF-16 puts between its letters."""
    return content.replace(b"\0", b"")


def _again(image: Image.Image, kind: str) -> bytes:
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits of grey, of which Pillow would make white
        upright = upright.point(lambda grey: grey / 257).convert("L")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    made = BytesIO()
    if kind == "jpeg":
        upright.convert("RGB").save(made, "JPEG", quality=90, optimize=True)
    else:
        clear = upright.has_transparency_data
        clean = upright.convert("RGBA" if clear else "RGB")
        clean.info.clear()  # Pillow would write comments and a transparent colour along
        clean.save(made, "PNG", optimize=True)
    return made.getvalue()
