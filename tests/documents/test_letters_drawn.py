"""Letters that the fonts of a PDF do not have: drawn where the machine has a font, a sign in their place where not."""

import re

import pytest

from selector.documents import engine, letters
from tests.documents import validators
from tests.documents.reading import fonts, opened, words
from tests.documents.small import CSS, bare, small

EMOJI = "\U0001f9ea"
PAGE = '<html lang="en"><title>{0}</title><h1>One</h1><p>a{0}b'


def test_it_draws_letters_of_its_own_without_asking() -> None:
    assert letters.in_doubt("Łódź ≥ 5 µg → “yes” – Ωμέγα, Эскиз\n") == frozenset()
    assert letters.STAND_IN in letters.own()


def test_it_puts_a_sign_for_a_letter_that_no_font_has_and_keeps_it_in_the_title() -> None:
    with opened(small(PAGE.format(EMOJI))) as document:
        assert "a◊b" in words(document)
        assert str(document.docinfo.Title) == EMOJI
    assert validators.archival_faults(small(PAGE.format(EMOJI))) == []


def test_it_would_not_conform_otherwise() -> None:
    found = " ".join(validators.archival_faults(bare(PAGE.format(EMOJI), CSS.replace("font:", "none:"))))
    assert ".notdef" in found


@pytest.mark.parametrize("letter", ["\x0b", "\x1f", "\ue000", "\U000f0000", "\uffff", "\ud800"])
def test_it_lets_no_letter_without_a_meaning_in(letter: str) -> None:
    with opened(small(PAGE.format(letter))) as document:
        assert str(document.docinfo.Title) == "◊"
        assert "a◊b" in words(document)


def test_it_draws_another_script_with_a_font_of_the_machine_that_it_embeds() -> None:
    content = small(PAGE.format("طلبٌ שָׁלוֹם"))
    with opened(content) as document:
        others = fonts(document) - {"Source-Sans-Pro", "Source-Sans-Pro-Bold"}
        assert len(others) == 1 or "◊" in words(document)  # whichever font the machine has, if any
    assert validators.archival_faults(content) == []


def test_it_gives_every_glyph_a_letter() -> None:
    with opened(small(PAGE.format("طلبٌ שָׁלוֹם"))) as document:
        maps = [item.ToUnicode.read_bytes() for item in document.objects if "/ToUnicode" in _keys(item)]
        assert maps
        assert [re.findall(rb"<[0-9a-f]{4}> <>", letters) for letters in maps] == [[]] * len(maps)


def _keys(item: object) -> set[str]:
    return set(item.keys()) if hasattr(item, "keys") else set()


def test_it_asks_of_every_letter_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def none_has(found: frozenset[str]) -> frozenset[str]:
        asked.append(found)
        return found

    monkeypatch.setattr(engine, "_undrawn", none_has)
    assert engine._drawable(f"<title>{EMOJI}</title>{EMOJI}\x0b日") == f"<title>{EMOJI}</title>◊◊◊"
    assert asked == [frozenset({EMOJI, "日"})]
