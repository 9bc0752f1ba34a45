"""Will they want us: each red flag on the sponsor's side is to prepare, open, or clear."""

from dataclasses import replace

from selector.report.readiness import Readiness, readiness
from selector.shortlist.conditions import sponsor_red_flags, transfer_steps
from tests.report.samples import PEN, make_content, make_reading, make_record

FLAGS = [flag.key for flag in PEN.method.red_flags if flag.scope == "sponsor"]


def ready(**said: str) -> Readiness:
    """The readiness of these answers alone."""
    reading = make_reading(**said)
    raised, steps = (ask(reading, (), PEN.vocabulary) for ask in (sponsor_red_flags, transfer_steps))
    stored = make_record("c10_antibody_phase2").result
    return readiness(replace(stored, requirements=(), sponsor_red_flags=raised, transfer_steps=steps), reading, PEN)


def test_it_says_first_what_to_prepare() -> None:
    shown = ready(oversight="little")
    assert [point.title for point in shown.prepare] == ["Little own oversight"]
    assert shown.prepare[0].text.startswith("Help with oversight can be bought")
    assert shown.none == ""


def test_it_says_so_where_nothing_is_to_prepare() -> None:
    assert ready(oversight="strong").none == "No contradictions were found between your answers."


def test_it_names_the_questions_that_decide_what_is_open() -> None:
    shown = ready(stage="phase_1", second_source="dont_know")
    too_early = next(point for point in shown.open if point.title == "Second source very early")
    assert [(question.question, question.section) for question in too_early.questions] == [
        ("second_source", "scale_supply")
    ]


def test_it_counts_what_is_clear() -> None:
    shown = ready(oversight="strong", capital="none")
    assert shown.clear == ("Little own oversight", "A third way: your own capacity")
    assert shown.clear_title == "2 points are clear in your answers and do not apply"
    assert (ready().clear, ready().clear_title) == ((), "")


def test_every_flag_stands_in_one_of_the_three() -> None:
    for said in ({}, {"oversight": "little"}, {"second_source": "now", "deadline": "within_6_open"}):
        shown = ready(**said)
        assert len(shown.prepare) + len(shown.open) + len(shown.clear) == len(FLAGS)


def test_it_names_the_documents_that_the_sending_side_brings() -> None:
    (brought,) = ready().hand_over
    assert brought.text.startswith("Hand over the package")
    assert brought.documents[0] == "Transfer package with index"


def test_a_report_has_it_with_the_verdict() -> None:
    content = make_content("c10_antibody_phase2")
    assert content.readiness is not None
    assert [point.title for point in content.readiness.open] == ["Short deadline, open process"]
