"""What is sent becomes a value, or a sentence that says what to write."""

from itertools import groupby
from operator import attrgetter

import pytest
from django.core.exceptions import ValidationError

from selector.fields import FIELDS, QuestionField
from selector.method.load import load_method, load_texts

METHOD, TEXTS = load_method("2026-11"), load_texts("2026-11")
SYNONYMS = [
    ("modality", "mab", "biologic_mammalian"),
    ("dosage_form", "antibody", "injectable_liquid_vial"),
    ("dosage_form", "mab", "prefilled_syringe_cartridge"),
    ("dosage_form", "vial", "injectable_lyophilised"),
    ("dosage_form", "syringe", "autoinjector_pen"),
    ("dosage_form", "inhaler", "inhalation_nebuliser"),
    ("technologies", "lyo", "lyophilisation"),
]
EXAMPLE = "Write one number of litres, for example 2000 or 2,000."


def field(key: str) -> QuestionField:
    question = METHOD.question[key]
    return FIELDS[question.kind](question, METHOD, TEXTS)


def refusal(key: str, sent: object) -> str:
    with pytest.raises(ValidationError) as caught:
        field(key).clean(sent)
    return str(caught.value.messages[0])


@pytest.mark.parametrize(
    ("written", "litres"),
    [
        ("", None),
        (" \n", None),
        ("2000", 2000.0),
        ("2,000", 2000.0),
        ("2 000", 2000.0),
        ("2\u00a0000", 2000.0),
        ("2\u202f000.5", 2000.5),
        ("1,000,000", 1_000_000.0),
        ("12.5", 12.5),
        (".5", 0.5),
        ("0.125", 0.125),
        ("12.", 12.0),
        ("+20", 20.0),
        ("1e3", 1000.0),
        ("5E+02", 500.0),
    ],
)
def test_it_reads_one_number(written: str, litres: float | None) -> None:
    assert field("bioreactor_litres").clean(written) == litres


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2,000 to 4,000", f"{EXAMPLE} You wrote “2,000 to 4,000”."),
        ("about 5", f"{EXAMPLE} You wrote “about 5”."),
        ("1,2345", "Write decimals with a point: 1.2345. You wrote “1,2345”."),
        ("1,5", "Write decimals with a point: 1.5. You wrote “1,5”."),
        ("1.500", "Write 1500 or 1.5: this can be read as either. You wrote “1.500”."),
        ("1.000,5", f"{EXAMPLE} You wrote “1.000,5”."),
        ("1,000 000", f"{EXAMPLE} You wrote “1,000 000”."),
        ("-40000", "Write a number above 0. You wrote “-40000”."),
        ("0", "Write a number above 0. You wrote “0”."),
        ("0.05", "Write at least 0.1 litres. You wrote “0.05”."),
        ("2,000,000", "Write at most 1,000,000 litres. You wrote “2,000,000”."),
        ("1e99", "Write at most 1,000,000 litres. You wrote “1e99”."),
        ("nan", f"{EXAMPLE} You wrote “nan”."),
        ("🧪\x00\x1b", f"{EXAMPLE} You wrote “🧪”."),
        ("9" * 100_000 + "x", f"{EXAMPLE} You wrote “{'9' * 59}…”."),
    ],
)
def test_it_says_what_to_write_and_quotes_what_was_written(written: str, message: str) -> None:
    assert refusal("bioreactor_litres", written) == message


@pytest.mark.parametrize(
    ("key", "amount"),
    [("api_batch_kg", 0.0001), ("api_batch_kg", 12.5), ("units_per_year", 2000.0), ("units_per_year", 1e11)],
)
def test_it_shows_an_amount_so_that_it_reads_it_again(key: str, amount: float) -> None:
    assert field(key).clean(field(key).prepare_value(amount)) == amount


def test_it_takes_an_option_or_none() -> None:
    assert field("modality").clean("peptide") == "peptide"
    assert field("modality").clean(None) == ""


@pytest.mark.parametrize("sent", ["pepide", "peptide'--", "\x00", "x" * 10_000])
def test_it_refuses_an_option_that_the_page_does_not_offer(sent: str) -> None:
    assert refusal("modality", sent).startswith("Choose from the answers listed here.")
    assert refusal("markets", ["eu", sent]).startswith("Choose from the answers listed here.")


def test_it_wants_a_required_answer() -> None:
    assert refusal("stage", None).startswith("Choose one answer")


def test_it_takes_each_choice_once() -> None:
    assert field("markets").clean(["us", "eu", "us"]) == ["us", "eu"]


@pytest.mark.parametrize(("key", "alone"), [("technologies", "none"), ("markets", "dont_know")])
def test_it_refuses_company_of_what_stands_alone(key: str, alone: str) -> None:
    other = METHOD.question[key].options[0].code
    assert field(key).clean([alone]) == [alone]
    assert "stands alone" in refusal(key, [other, alone])


def test_it_sets_apart_what_stands_alone() -> None:
    choices = field("technologies").choices_list
    assert [choice.code for choice in choices if choice.apart] == ["none", "dont_know"]


def test_a_long_list_is_grouped_and_what_stands_alone_comes_last() -> None:
    choices = field("dosage_form").choices_list
    groups = [title for title, _ in groupby(choices, key=attrgetter("group"))]
    assert groups == ["By mouth", "Injected or infused", "Inhaled", "Skin, eye, ear, nose and others", ""]
    assert {choice.code for choice in choices} == {option.code for option in METHOD.question["dosage_form"].options}


@pytest.mark.parametrize(("key", "word", "code"), SYNONYMS)
def test_an_option_is_found_by_what_else_it_is_called(key: str, word: str, code: str) -> None:
    found = [
        choice.code
        for choice in field(key).choices_list
        if word in f"{choice.label} {choice.hint} {choice.also}".lower()
    ]
    assert code in found
    assert len(found) < len(METHOD.question[key].options) / 2


def test_it_explains_the_words_of_a_question_and_of_its_answers() -> None:
    asked = field("technologies").question
    assert [piece.text for piece in field("clean_technology").question.help if piece.term] == ["Supercritical CO2"]
    assert {"isolator", "lnp", "lyophilisation"} < {term.key for term in asked.listed}
    assert [term.name for term in field("potency").question.listed] == ["OEL", "HPAPI"]


def test_it_knows_the_source_of_each_word() -> None:
    for question in METHOD.questions:
        asked = field(question.key).question
        marked = [piece.term for piece in (*asked.help, *asked.why) if piece.term]
        assert [term for term, _ in asked.terms] == [*asked.listed, *marked]
        assert all(source.key == term.source for term, source in asked.terms)


def test_it_shows_sources_that_have_an_address_of_their_own() -> None:
    sources = [source for question in METHOD.questions for source in field(question.key).question.source_list]
    assert all(not source.url or source.url.startswith("http") for source in sources)
    assert len(sources) > len(METHOD.questions) / 2
