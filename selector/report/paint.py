"""One way to draw, two paints: classes for the web, attributes for paper, whose engine reads no CSS in SVG."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Words:
    """A style of lettering: the class of the web, and size in pixels, weight and colour of paper."""

    css: str
    size: int
    weight: int
    role: str


PLAIN = Words("", 12, 400, "muted")
INK = Words("t-ink", 12, 400, "ink")
BOLD = Words("t-b", 12, 600, "ink")
BIG = Words("t-big", 20, 600, "ink")


@dataclass(frozen=True, slots=True)
class Paint:
    """Shapes as SVG text. x and widths are percent of the drawing, heights and paths pixels of the web.

    `colours` maps a role to a colour; without it roles become classes. `scale` turns web pixels into those of paper.
    """

    scale: float = 1
    font: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)

    def svg(self, css: str, height: float, title: str, *shapes: str) -> str:
        """A drawing as wide as its place. An empty title marks one that repeats the words beside it."""
        size = f' width="100%" height="{self._length(height)}"'
        return f'<svg class="{css}"{size}{_named(title)}{"".join(shapes)}</svg>'

    def fixed(self, css: str, width: float, height: float, title: str, *shapes: str) -> str:
        """A drawing of a fixed size, whose shapes are in pixels of the web."""
        size = f' width="{self._length(width)}" height="{self._length(height)}" viewBox="0 0 {width:g} {height:g}"'
        return f'<svg class="{css}"{size}{_named(title)}{"".join(shapes)}</svg>'

    def beside(self, title: str) -> str:
        """The title of a drawing that repeats the words beside it: the web hides it, paper names every figure."""
        return title if self.colours else ""

    def ground(self, *shapes: str) -> str:
        """Axes and grounds, which the stylesheet draws on the web."""
        return "".join(shapes) if self.colours else ""

    def rect(self, x: float, width: float, y: float, height: float, role: str) -> str:
        """A bar."""
        place = f'x="{_percent(x)}" width="{_percent(width)}" y="{self._length(y)}" height="{self._length(height)}"'
        return f"<rect {place}{self._fill(role)}/>"

    def upright(self, x: float, top: float, bottom: float, role: str, width: float, dashes: str = "") -> str:
        """A vertical line."""
        at = _percent(x)
        ends = f'x1="{at}" x2="{at}" y1="{self._length(top)}" y2="{self._length(bottom)}"'
        return f"<line {ends}{self._stroke(role, width, dashes)}/>"

    def level(self, start: float, end: float, y: float, role: str, width: float, dashes: str = "") -> str:
        """A horizontal line."""
        at = self._length(y)
        ends = f'x1="{_percent(start)}" x2="{_percent(end)}" y1="{at}" y2="{at}"'
        return f"<line {ends}{self._stroke(role, width, dashes)}/>"

    def dot(self, x: float, y: float, radius: float, role: str) -> str:
        """A filled circle."""
        return f'<circle cx="{_percent(x)}" cy="{self._length(y)}" r="{self._length(radius)}"{self._fill(role)}/>'

    def sign(self, x: float, y: float, path: str, role: str, stroke: float = 0) -> str:
        """A small shape around its own origin, set at a place that is partly percent."""
        look = self._stroke(role, stroke, unscaled=True) if stroke else self._fill(role)
        size = f' transform="scale({self.scale:g})"' if self.colours else ""
        over = ' overflow="visible"' if self.colours else ""
        return f'<svg x="{_percent(x)}" y="{self._length(y)}"{over}><path d="{path}"{size}{look}/></svg>'

    def path(self, data: str, role: str, stroke: float = 0, dashes: str = "") -> str:
        """A shape of a fixed drawing."""
        look = self._stroke(role, stroke, dashes, unscaled=True) if stroke else self._fill(role)
        return f'<path d="{data}"{look}/>' if data else ""

    def text(self, x: float, y: float, words: str, style: Words = PLAIN, anchor: Anchor = "start") -> str:
        """Lettering that keeps its size when the drawing stretches."""
        look = f' class="{style.css}"' if style.css else ""
        if self.colours:
            size, weight = self._length(style.size), style.weight
            look = f' font-family="{self.font}" font-size="{size}" font-weight="{weight}"{self._fill(style.role)}'
        side = f' text-anchor="{anchor}"' if anchor != "start" else ""
        return f'<text x="{_percent(x)}" y="{self._length(y)}"{side}{look}>{escape(words)}</text>'

    def _fill(self, role: str) -> str:
        return f' fill="{self.colours[role]}"' if self.colours else f' class="f-{role}"'

    def _stroke(self, role: str, width: float, dashes: str = "", *, unscaled: bool = False) -> str:
        colour = f' fill="none" stroke="{self.colours[role]}"' if self.colours else f' class="s-{role}"'
        wide = f' stroke-width="{width:g}"' if unscaled else f' stroke-width="{self._length(width)}"'
        return colour + wide + (f' stroke-dasharray="{dashes}"' if dashes else "")

    def _length(self, pixels: float) -> str:
        return f"{pixels * self.scale:.4g}"


def _percent(value: float) -> str:
    return f"{value:.4g}%"


def _named(title: str) -> str:
    return f' role="img"><title>{escape(title)}</title>' if title else ' aria-hidden="true">'


WEB = Paint()
PAPER = Paint(
    scale=0.7,
    font="Source Sans Pro",
    colours={
        "ink": "#10211f",
        "muted": "#4a5d5a",
        "rule": "#d3dcda",
        "edge": "#6a7c79",
        "paper": "#ffffff",
        "mid": "#62a1ae",
        "bad": "#a8201a",
        "cdmo": "#0a6375",
        "cdmo-soft": "#d3e6e9",
        "cmo": "#a04c12",
        "cmo-soft": "#f5e2d3",
        "either-soft": "#e3e8e7",
    },
)
