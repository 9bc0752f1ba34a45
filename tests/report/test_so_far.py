"""The margin of a page of questions: five bars in words, and a score once there is a verdict."""

import json
from pathlib import Path
from typing import Any

from providers.catalogue.vocabulary import load_vocabulary
from selector.method.answers import parse_answers, read
from selector.method.load import load_method, load_texts
from selector.report.paint import WEB
from selector.report.pen import Pen
from selector.report.so_far import SoFar, so_far

METHOD = load_method("2026-11")
PEN = Pen(METHOD, load_texts("2026-11"), load_vocabulary(), WEB)
CASE = Path(__file__).parent.parent / "cases" / "c06_mature_modified_release.json"


def told(**answers: Any) -> SoFar:
    return so_far(read(METHOD, parse_answers(METHOD, answers)[0]), None, PEN)


def test_it_shows_no_bar_before_an_answer_counts() -> None:
    for now in (told(), told(modality="dont_know")):
        assert (now.sentence, now.score, now.bars) == ("Not enough answers yet", "", ())


def test_it_names_all_five_dimensions_once_an_answer_counts() -> None:
    now = told(product_scope="both")
    assert (now.bars[1].short, now.bars[1].towards) == ("Stage", "not answered yet")
    assert len(now.bars) == 5


def test_it_gives_no_score_while_there_is_no_verdict() -> None:
    now = told(stage="mature")
    assert now.score == ""
    assert now.bars[1].position == "−100.0"


def test_it_gives_the_score_with_the_verdict() -> None:
    now = told(**json.loads(CASE.read_text(encoding="utf-8"))["answers"])
    assert now.sentence == "You need a CMO"
    assert float(now.score.replace("−", "-")) < -25
    assert f"<title>{now.bars[1].position}, towards CMO</title>" in now.bars[1].chart
