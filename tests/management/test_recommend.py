"""`manage.py recommend`: the pipeline without a server, on files; bad input ends with status 2 and writes nothing."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from providers.catalogue.vocabulary import DATA
from selector.order import FORMATS

CASES = Path(__file__).parent.parent / "cases"
CASE = CASES / "sanity_e_never_recommend_blocked.json"
MADE_UP = CASES / "catalogue.json"


def recommend(answers: Path, **options: Any) -> str:
    """Run the command; return what it printed."""
    out = StringIO()
    call_command("recommend", answers, stdout=out, **({"catalogue": MADE_UP} | options))
    return out.getvalue()


def changed(tmp_path: Path, **changes: Any) -> Path:
    """Write the case with some keys changed."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(json.loads(CASE.read_text()) | changes))
    return path


def test_it_prints_the_result() -> None:
    result = json.loads(recommend(CASE))
    assert (result["verdict"], result["ranking"][0]["slug"]) == ("cmo", "plain-tablets")


def test_it_writes_json_and_pdf_and_prints_nothing(tmp_path: Path) -> None:
    printed = recommend(CASE, json=tmp_path / "result.json", pdf=tmp_path / "report.pdf")
    assert printed == ""
    assert json.loads((tmp_path / "result.json").read_text())["verdict"] == "cmo"
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_it_writes_every_document_of_a_case(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    assert recommend(CASE, documents=folder) == ""
    assert {path.name for path in folder.iterdir()} == {form.file for form in FORMATS.values()}
    assert (folder / "dossier.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads((folder / "result.json").read_text())["title"] == json.loads(CASE.read_text())["title"]


def test_it_names_documents_by_the_title_in_the_file(tmp_path: Path) -> None:
    recommend(changed(tmp_path, title="A tablet"), documents=tmp_path)
    assert json.loads((tmp_path / "result.json").read_text())["title"] == "A tablet"


def test_without_a_verdict_it_writes_what_there_is(tmp_path: Path) -> None:
    recommend(CASES / "sanity_b_all_unknown.json", documents=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["result.json"]


def test_it_says_where_the_folder_cannot_be_made() -> None:
    with pytest.raises(CommandError, match="File exists"):
        recommend(CASE, documents=CASE)


def test_it_assesses_on_the_day_it_is_given() -> None:
    today, later = (json.loads(recommend(CASE, date=date(year, 1, 1)))["ranking"] for year in (2026, 2040))
    assert later[0]["fit"] < today[0]["fit"]


@pytest.mark.django_db
def test_it_takes_the_published_catalogue() -> None:
    call_command("import_catalogue", DATA / "catalogue.json", stdout=StringIO())
    slugs = {row["slug"] for row in json.loads(recommend(CASE, catalogue=None))["ranking"]}
    assert slugs
    assert "plain-tablets" not in slugs


@pytest.mark.django_db
def test_it_says_when_nothing_is_published() -> None:
    with pytest.raises(CommandError, match="Nothing is published"):
        recommend(CASE, catalogue=None)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "a method version": ({"method": "1999-01"}, "method: expected 2026-11, got '1999-01'"),
    "a question": ({"answers": {"x": "y"}}, "answers.x: expected a question of the method, got 'y'"),
    "an option": ({"answers": {"stage": "y"}}, "answers.stage: expected an option of the question, got 'y'"),
    "a number": ({"answers": {"units_per_year": "1e"}}, "answers.units_per_year: expected a number, got '1e'"),
    "an endless number": ({"answers": {"bioreactor_litres": 10**400}}, "answers.bioreactor_litres: expected a number"),
    "a code": ({"edits": {"technology:x": "must"}}, "edits.technology:x: expected a known code of technology, got 'x'"),
    "a scale of its own": (
        {"edits": {"scale:annual_tonnage": "must"}},
        "edits.scale:annual_tonnage: expected a scale that answers or verdict ask for, got 'must'",
    ),
    "weights": ({"ranking_weights": {}}, "ranking_weights: expected exactly scope_of_services"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_refuses_and_writes_nothing_for_a_wrong(name: str, tmp_path: Path) -> None:
    changes, message = BAD[name]
    with pytest.raises(CommandError) as caught:
        recommend(changed(tmp_path, **changes), json=tmp_path / "out.json", pdf=tmp_path / "out.pdf")
    assert (caught.value.returncode, str(caught.value)[: len(message)]) == (2, message)
    assert {path.name for path in tmp_path.iterdir()} == {"answers.json"}


def test_it_has_a_line_for_every_problem(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as caught:
        recommend(changed(tmp_path, answers={"x": "y", "stage": "z"}, ranking_weights=3))
    assert len(str(caught.value).splitlines()) == 3


DEEP = b"[" * 100_000
ODD = {"a page": b"<html>", "UTF-16": b"\xff\xfe", "nothing": b"", "a list": b"[]", "brackets without end": DEEP}


@pytest.mark.parametrize("name", ODD)
def test_it_refuses_a_file_that_holds_no_answers_but(name: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(ODD[name])
    with pytest.raises(CommandError) as caught:
        recommend(path)
    assert (caught.value.returncode, len(str(caught.value).splitlines())) == (2, 1)


def test_it_refuses_an_absent_file_and_an_unsound_catalogue(tmp_path: Path) -> None:
    for answers, catalogue in ((tmp_path / "none.json", MADE_UP), (CASE, CASE)):
        with pytest.raises(CommandError) as caught:
            recommend(answers, catalogue=catalogue)
        assert caught.value.returncode == 2


def test_it_has_no_report_without_a_verdict(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No report"):
        recommend(CASES / "sanity_b_all_unknown.json", pdf=tmp_path / "out.pdf", json=tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("broken", ["json", "pdf"])
def test_it_writes_both_files_or_none(broken: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("last week")
    targets = {"json": tmp_path / "out.json", "pdf": tmp_path / "out.pdf"} | {broken: kept / "out"}
    with pytest.raises(CommandError, match="Not a directory"):
        recommend(CASE, **targets)
    targets = {"json": kept, "pdf": kept} | {broken: tmp_path}
    with pytest.raises(CommandError, match="Is a directory"):
        recommend(CASE, **targets)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("kept", "last week")]


@pytest.mark.parametrize("day", ["2026-13-01", "20261123", "2026-W48-1", "2026-1-2"])
def test_it_refuses_a_day_that_is_none(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match=f"expected a day as YYYY-MM-DD, got '{day}'"):
        call_command("recommend", str(CASE), "--date", day)
    assert capsys.readouterr().out == ""
