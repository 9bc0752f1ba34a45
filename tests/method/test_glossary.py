"""Every word has a source, and a text is cut where it first uses one."""

import pytest

from selector.method.content import unsourced_terms
from selector.method.glossary import Glossary, Piece, Term
from selector.method.load import load_glossary, load_method, load_texts

GLOSSARY, METHOD, TEXTS = load_glossary("2026-11"), load_method("2026-11"), load_texts("2026-11")
GMP = Term("gmp", "GMP", "The rules.", "own_judgement", also=("good manufacturing practice",))
LINE = Term("line", "Filling line", "Fills.", "own_judgement")
WORDS = Glossary((GMP, LINE), ())


def marked(*texts: str) -> list[list[str]]:
    return [[piece.text for piece in pieces if piece.term] for pieces in WORDS.pieces(*texts)]


def test_it_explains_what_the_field_speaks_of() -> None:
    keys = {term.key for term in GLOSSARY.terms}
    assert keys >= {"gmp", "ind", "impd", "ppq", "oel", "qp", "fill_finish", "crl", "scco2", "eudragmdp", "pic_s"}
    assert len(keys) == len(GLOSSARY.terms) >= 40


def test_every_word_rests_on_a_source_that_is_no_copy() -> None:
    assert list(unsourced_terms(GLOSSARY, METHOD)) == []
    assert all(source.url.startswith("http") and not source.read_in for source in GLOSSARY.sources)


def test_it_names_a_word_without_a_source() -> None:
    (fault,) = unsourced_terms(Glossary((Term("x", "X", "", "nowhere"),), ()), METHOD)
    assert (fault.id, fault.place) == ("E007", "glossary.x")


def test_no_spelling_leads_to_two_words() -> None:
    pairs = {(word.lower(), term.key) for term in GLOSSARY.terms for word in (term.name, *term.also)}
    assert len(pairs) == len({word for word, _ in pairs})


def test_it_marks_the_first_use_in_all_texts_of_a_question() -> None:
    assert marked("Under GMP, and GMP alone", "a filling line under GMP") == [["GMP"], ["filling line"]]
    assert marked("Good manufacturing practice (GMP)") == [["Good manufacturing practice"]]


@pytest.mark.parametrize("text", ["gmp", "cGMP", "GMPs", "non-GMP", "Filling lines"])
def test_it_marks_whole_words_only_and_capitals_as_they_stand(text: str) -> None:
    assert marked(text) == [[]]


@pytest.mark.parametrize("key", [question.key for question in METHOD.questions])
def test_it_loses_no_letter(key: str) -> None:
    words = TEXTS.question[key]
    texts = (words.text, words.help, words.why)
    assert tuple("".join(piece.text for piece in pieces) for pieces in GLOSSARY.pieces(*texts)) == texts


def test_a_text_without_a_word_is_one_piece() -> None:
    assert WORDS.pieces("Nothing here") == ((Piece("Nothing here"),),)
