"""What was said: parsing names every problem; visibility, answered and open follow the method's section 1."""

import pytest

from selector.method.answers import Answers, parse_answers, read
from selector.method.load import load_method

METHOD = load_method("2026-11")

BAD: dict[str, tuple[dict[str, object], str]] = {
    "an unknown question": ({"colour": "red"}, "answers.colour: expected a question of the method, got 'red'"),
    "an unknown option": ({"stage": "phase_9"}, "answers.stage: expected an option of the question, got 'phase_9'"),
    "a list for a single": ({"stage": ["phase_1"]}, "answers.stage: expected one option, got ['phase_1']"),
    "a number for a choice": ({"markets": 3}, "answers.markets: expected a list of options, got 3"),
    "text for a number": ({"units_per_year": "many"}, "answers.units_per_year: expected a number, got 'many'"),
    "true for a number": ({"units_per_year": True}, "answers.units_per_year: expected a number, got True"),
    "infinity": ({"units_per_year": float("inf")}, "answers.units_per_year: expected a number, got inf"),
    "a number beyond any float": (
        {"units_per_year": 10**400},
        f"answers.units_per_year: expected a number, got 1{'0' * 400}",
    ),
    "a number too small": ({"units_per_year": 0}, "answers.units_per_year: expected at least 1 units, got 0"),
    "an option twice": ({"markets": ["eu", "eu"]}, "answers.markets: expected each option once, got ['eu', 'eu']"),
    "an exclusive option in company": (
        {"technologies": ["none", "perfusion"]},
        "answers.technologies: expected none on its own, got ['none', 'perfusion']",
    ),
    "an unhashable option": ({"markets": [["eu"]]}, "answers.markets: expected an option of the question, got ['eu']"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_names_the_problem_of(name: str) -> None:
    raw, message = BAD[name]
    assert [str(problem) for problem in parse_answers(METHOD, raw)[1]] == [message]


def test_it_names_every_problem_at_once() -> None:
    assert len(parse_answers(METHOD, {"colour": 1, "stage": 2, "units_per_year": "x"})[1]) == 3


def test_it_keeps_the_stored_order_and_takes_one_code_for_a_multiple() -> None:
    raw = {"markets": ["us", "eu"], "technologies": "dont_know", "work_packages": []}
    answers, problems = parse_answers(METHOD, raw)
    assert problems == ()
    assert answers == Answers({"markets": ("us", "eu"), "technologies": ("dont_know",)}, {})


def reading(**raw: object) -> dict[str, tuple[str, ...]]:
    """The keys of the questions by their standing."""
    result = read(METHOD, parse_answers(METHOD, raw)[0])
    return {
        "answered": tuple(question.key for question in result.answered),
        "hidden": result.hidden,
        "shortlist_open": result.shortlist_open,
    }


def test_it_hides_a_question_until_its_condition_is_answered() -> None:
    assert "dosage_form" in reading()["hidden"]
    assert "dosage_form" not in reading(product_scope="drug_product")["hidden"]
    assert "dosage_form" in reading(product_scope="dont_know")["hidden"]


def test_it_counts_a_hidden_answer_as_never_asked() -> None:
    standing = reading(product_scope="packaging", dosage_form=["tablet"])
    assert standing["answered"] == ("product_scope",)


def test_it_hides_what_depends_on_a_hidden_question() -> None:
    standing = reading(product_scope="drug_product", substance_process="chemical_synthesis", reactor_litres=100.0)
    assert "reactor_litres" in standing["hidden"]


def test_it_takes_dont_know_as_stored_but_not_answered() -> None:
    standing = reading(location="dont_know")
    assert "location" not in standing["answered"]
    assert "location" not in standing["shortlist_open"]


def test_it_collects_the_flags_of_answered_questions_only() -> None:
    hidden = parse_answers(METHOD, {"own_plant": "own_short", "formulation_status": "lab"})[0]
    assert read(METHOD, hidden).flags == {"capacity_gap_only", "change_planned"}
