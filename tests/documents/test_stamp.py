"""The stamp: an id that people can type, and a code that cameras read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selector.documents.stamp import ALPHABET, Stamp, read_id, short_id

ADDRESS = "https://example.org/verify/K7QF-2M9X-WT4C"


@given(st.lists(st.text(), max_size=5))
def test_an_id_follows_from_its_parts_and_is_read_however_it_is_written(parts: list[str]) -> None:
    made = short_id(*parts)
    assert made == short_id(*parts)
    assert [len(group) for group in made.split("-")] == [4, 4, 4]
    assert set(made) <= {*ALPHABET, "-"}
    written = (made, made.lower(), made.replace("-", ""), made.replace("-", " "), f" {made}\n")
    assert {read_id(way) for way in written} == {made}


def test_parts_do_not_run_into_each_other() -> None:
    assert short_id("ab", "c") != short_id("a", "bc")
    assert len({short_id("rfi", "x", details) for details in (True, False)}) == 2


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert read_id("KOlF 2m9x–wt4i") == "K01F-2M9X-WT41"


@pytest.mark.parametrize(
    "written", ["", "K7QF-2M9X-WT4", "K7QF-2M9X-WT4CC", "U7QF-2M9X-WT4C", "K7QF/2M9X/WT4C", "ß" * 12]
)
def test_what_cannot_be_an_id_is_none(written: str) -> None:
    assert read_id(written) is None


def test_the_code_says_in_words_what_it_is_for() -> None:
    code = Stamp("K7QF-2M9X-WT4C", ADDRESS).svg("Confirm <this> & that")
    assert code.startswith("<svg ")
    assert code.index("><title>Confirm &lt;this&gt; &amp; that</title><path") < 60
    assert "style=" not in code


def test_the_same_stamp_is_the_same_picture() -> None:
    first, second = (Stamp("K7QF-2M9X-WT4C", ADDRESS).png() for _ in range(2))
    assert first == second
    assert first.startswith(b"\x89PNG")
    assert first != Stamp("K7QF-2M9X-WT4C", f"{ADDRESS}X").png()
