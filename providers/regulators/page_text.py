"""The text of a web page, block by block, with the line on which each begins; markup is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

INLINE = frozenset(("a", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"))
UNREAD = frozenset(("script", "style", "head"))


@dataclass(frozen=True, slots=True)
class Block:
    """Text that stands together: a paragraph, a cell, a line of a list."""

    line: int
    text: str


class NotMarkupError(ValueError):
    """Something that looks like markup is none."""

    def __init__(self, line: int) -> None:
        super().__init__(f"no markup on line {line}")
        self.line = line


def blocks(html: str) -> Sequence[Block]:
    """The blocks of a page that hold any text, in its order. Raises NotMarkupError."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError as error:  # how the standard library refuses a declaration that is none
        raise NotMarkupError(reader.getpos()[0]) from error
    reader.end()
    return reader.found


class _Reader(HTMLParser):
    """Collects text until a tag ends the block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._parts: list[str] = []
        self._line = 1
        self._unread = 0

    def end(self) -> None:
        """Close the block."""
        if text := " ".join("".join(self._parts).split()):
            self.found.append(Block(self._line, text))
        self._parts = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that is not inline ends the block before it."""
        self._unread += tag in UNREAD
        if tag not in INLINE:
            self.end()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An empty tag, such as a line break, ends it too."""
        if tag not in INLINE:
            self.end()

    def handle_endtag(self, tag: str) -> None:
        """So does the end of one."""
        self._unread = max(0, self._unread - (tag in UNREAD))
        if tag not in INLINE:
            self.end()

    def handle_data(self, data: str) -> None:
        """Keep text, and the line of the first."""
        if self._unread:
            return
        if not "".join(self._parts).strip():
            self._line = self.getpos()[0]
        self._parts.append(data)
