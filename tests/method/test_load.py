"""Loading a version: the shipped content is sound, and a file of the wrong shape says where."""

import pytest

from selector.method.load import ContentError, current_version, load_method, load_texts, structure, versions
from selector.method.questions import Question


def test_it_ships_the_version_that_new_assessments_use() -> None:
    assert current_version() == versions()[-1] == "2026-11"


def test_it_reads_every_question_option_and_number_of_the_file() -> None:
    method = load_method("2026-11")
    assert len(method.questions) == 38
    assert sum(len(question.options) for question in method.questions) == 251
    assert method.assessment.cdmo_at == 25
    assert method.credits["unknown"].central.fixed == 0.15
    assert len(list(method.in_core("verdict"))) == 9
    assert len(list(method.in_core("shortlist"))) == 6


def test_it_freezes_what_it_read() -> None:
    with pytest.raises(AttributeError):
        load_method("2026-11").version = "other"  # type: ignore[misc]


def test_it_names_the_known_versions_for_an_unknown_one() -> None:
    with pytest.raises(KeyError, match="known: 2026-11"):
        load_method("1999-01")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"key": "a", "section": "s", "kind": "single", "sources": [], "zz": 1}, "zz"),
        ({"key": "a", "section": "s", "kind": "triple", "sources": []}, "kind"),
        ({"key": "a", "section": "s", "sources": []}, "kind"),
        ({"key": "a", "section": "s", "kind": "single", "sources": [], "option": [{"codes": 1}]}, "options[0]"),
    ],
)
def test_it_names_the_place_of_a_wrong_shape(data: dict[str, object], message: str) -> None:
    with pytest.raises(ContentError) as caught:
        structure(data, Question, "method.toml")
    assert message in str(caught.value)


def test_it_has_a_text_for_every_question() -> None:
    texts = load_texts("2026-11")
    assert {question.key for question in load_method("2026-11").questions} == set(texts.question)
    assert texts.question["stage"].label("phase_2") == "Phase 2"
