"""Tests of import_catalogue: what it prints, what it refuses, and that it then wrote nothing."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from providers import planning, queries
from providers.catalogue import canonical
from providers.catalogue.vocabulary import DATA
from providers.models import Claim, Provider, Revision, Site
from tests.builders import make_row, make_rows
from tests.providers.catalogue.bad_files import BAD_FILES, answer
from tests.providers.catalogue.files import make_claims, make_csv, make_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A file to fill and import."""
    return tmp_path / "made-up.json"


def run(file: Path, *providers: dict[str, Any], **options: bool) -> list[str]:
    """Import a file, filled with these providers if there are any; the lines that are printed."""
    if providers:
        file.write_text(json.dumps(make_rows(*providers)))
    out = StringIO()
    call_command("import_catalogue", str(file), stdout=out, **options)
    return out.getvalue().splitlines()


def refused(file: Path, *providers: dict[str, Any]) -> str:
    with pytest.raises(CommandError) as error:
        run(file, *providers)
    assert not Provider.objects.exists()
    assert not Revision.objects.exists()
    return str(error.value)


def test_it_imports_the_shipped_catalogue_and_the_tables_hold_it_to_the_byte() -> None:
    run(DATA / "catalogue.json")
    assert [table.objects.count() for table in (Provider, Site, Claim)] == [86, 475, 2090]
    held = {"version": "2026-11", "retrieved": "2026-11", "providers": list(queries.working_rows().values())}
    assert canonical.text(canonical.catalogue(held)).encode() == (DATA / "catalogue.json").read_bytes()
    beside = (DATA / "catalogue.note.txt").read_text(encoding="utf-8").strip()
    assert Revision.objects.get().note == f"Import of catalogue.json\n\n{beside}"


def test_it_prints_new_changed_unchanged_and_would_remove(catalogue: Path) -> None:
    first = run(catalogue, make_row("a"), make_row("b"))
    assert first[:2] == ["new: 2 - a, b", "changed: 0"]
    assert first[-1].startswith("Published revision ")
    assert run(catalogue, make_row("b", founded=2001), make_row("c"))[:-1] == [
        "new: 1 - c",
        "changed: 1 - b",
        "would remove with --prune: 1 - a",
        "unchanged: 0",
        "  b: field founded changed",
    ]


def test_it_says_when_there_is_nothing_to_publish(catalogue: Path) -> None:
    run(catalogue, make_row("a"))
    assert run(catalogue, make_row("a"))[-1].endswith("stays the newest: it already holds this catalogue.")


def test_it_writes_nothing_in_a_dry_run(catalogue: Path) -> None:
    run(catalogue, make_row("a"))
    Provider.objects.update(founded=2001)
    lines = run(catalogue, make_row("b"), dry_run=True, prune=True)
    assert lines == [
        "new: 1 - b",
        "changed: 0",
        "would remove: 1 - a",
        "unchanged: 0",
        "edited since the last publication, needs --force: a",
        "Nothing was written: this was a dry run.",
    ]
    assert list(Provider.objects.values_list("slug", "founded")) == [("a", 2001)]
    assert Revision.objects.count() == 1


def test_it_leaves_out_what_is_retired_and_says_so(catalogue: Path) -> None:
    run(catalogue, make_row("a"))
    claim = Claim.objects.get(kind="scale")
    claim.retire("Wrong by a factor of ten.")
    claim.save()
    with pytest.raises(CommandError, match="edited since the last publication: a"):
        run(catalogue)
    lines = run(catalogue, force=True)
    assert "retired by a curator, left out: a: scale:annual_tonnage, Made up: up to 3 t" in lines
    assert len(queries.published().by_slug["a"].claims) == 2
    assert run(catalogue)[-1].endswith("stays the newest: it already holds this catalogue.")


def test_it_prunes(catalogue: Path) -> None:
    run(catalogue, make_row("a"), make_row("b"))
    assert "removed: 1 - a" in run(catalogue, make_row("b"), prune=True)


def test_it_asks_for_force_to_overwrite_edits(catalogue: Path) -> None:
    run(catalogue, make_row("a"))
    Provider.objects.update(founded=2001)
    with pytest.raises(CommandError) as error:
        run(catalogue)
    hint = "Publish the edits first, or overwrite them with --force."
    assert str(error.value) == f"Nothing was imported: edited since the last publication: a. {hint}"
    run(catalogue, force=True)
    assert Provider.objects.get().founded == 1999


def test_it_prints_one_line_for_each_problem(catalogue: Path) -> None:
    claims = [make_row()["claims"][0] | {"source": "S9", "site": "Elsewhere"}]
    lines = refused(
        catalogue, make_row("a", founded="1999", claims=claims), make_row("b", hq_country="UK")
    ).splitlines()
    assert lines == [
        "Nothing was imported; problems of made-up.json:",
        'a: founded: expected a year of four digits or null, got "1999"',
        'a: claims[0].source: expected the key of a source of this provider, got "S9"',
        'a: claims[0].site: expected the name of exactly one site of this provider, got "Elsewhere"',
        'b: hq_country: expected a country code of ISO 3166 alpha-2 or null, got "UK"',
    ]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"{\xff", "made-up.json: expected UTF-8, got byte 0xff at position 1"),
        (b"[]", "the file: content: expected an object, got []"),
    ],
)
def test_it_refuses_a_file_that_is_no_catalogue(catalogue: Path, raw: bytes, message: str) -> None:
    catalogue.write_bytes(raw)
    assert refused(catalogue) == f"Nothing was imported; problems of made-up.json:\n{message}"


@pytest.mark.parametrize("name", BAD_FILES)
def test_it_answers_a_bad_file_and_writes_nothing(tmp_path: Path, name: str) -> None:
    run(tmp_path / "good.json", make_row())
    (tmp_path / name).write_bytes(BAD_FILES[name][0])
    with pytest.raises(CommandError) as error:
        run(tmp_path / name)
    assert str(error.value).splitlines() == [f"Nothing was imported; problems of {name}:", *answer(name)]
    assert Revision.objects.count() == 1
    assert planning.draft().plan.differing == frozenset()


def test_it_says_the_first_of_very_many_problems(tmp_path: Path) -> None:
    run(tmp_path / "good.json", make_row())
    (tmp_path / "a.csv").write_bytes(make_claims(*({"code": f"x{number}"} for number in range(250))))
    with pytest.raises(CommandError) as error:
        run(tmp_path / "a.csv")
    assert len(str(error.value).splitlines()) == 202
    assert str(error.value).endswith("and 50 more")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_it_imports_tables_and_publishes_the_providers_that_they_change(tmp_path: Path, name: str) -> None:
    run(tmp_path / "good.json", make_row("a"), make_row("b"))
    lines = [["slug", "founded"], ["a", "2001"], ["b", "1999"]]
    (tmp_path / name).write_bytes(make_csv(*lines) if name == "a.csv" else make_workbook(providers=lines))
    assert run(tmp_path / name)[:-1] == [
        "new: 0",
        "changed: 1 - a",
        "would remove with --prune: 0",
        "unchanged: 1",
        "  a: field founded changed",
    ]
    assert queries.published().by_slug["a"].founded == 2001
    assert planning.draft().plan.differing == frozenset()
    assert run(tmp_path / name)[-1].endswith("stays the newest: it already holds this catalogue.")


def test_tables_publish_no_edits_of_others_unless_forced(tmp_path: Path) -> None:
    run(tmp_path / "good.json", make_row("a"), make_row("b"))
    Provider.objects.update(notes="Edited.")
    (tmp_path / "a.csv").write_bytes(make_csv(["slug", "founded"], ["a", "2001"], ["b", "1999"]))
    with pytest.raises(CommandError, match="Publish the edits first, or publish them together with the tables by"):
        run(tmp_path / "a.csv")
    run(tmp_path / "a.csv", force=True)
    public = queries.published().by_slug
    assert (public["a"].founded, public["a"].notes, public["b"].notes) == (2001, "Edited.", make_row()["notes"])


def test_a_dry_run_shows_every_field_and_who_may_be_the_same(tmp_path: Path) -> None:
    run(tmp_path / "good.json", make_row("a"), make_row("b"))
    lines = [["slug", "name", "founded"], ["a", "", "[clear]"], ["c", "B GmbH", ""]]
    (tmp_path / "a.csv").write_bytes(make_csv(*lines))
    assert run(tmp_path / "a.csv", dry_run=True)[4:] == [
        "  a: field founded changed",
        "    founded: 1999 -> nothing",
        "perhaps one company: b and c (name B GmbH)",
        "Nothing was written: this was a dry run.",
    ]


def test_tables_never_prune(tmp_path: Path) -> None:
    run(tmp_path / "good.json", make_row("a"), make_row("b"))
    (tmp_path / "a.csv").write_bytes(make_csv(["slug", "founded"], ["a", "2001"]))
    with pytest.raises(CommandError, match="--prune goes with a catalogue in JSON"):
        run(tmp_path / "a.csv", prune=True)
    assert Provider.objects.count() == 2


def test_it_refuses_a_file_that_is_not_there(catalogue: Path) -> None:
    assert refused(catalogue) == f"{catalogue} cannot be read: No such file or directory."
    assert refused(catalogue.parent) == f"{catalogue.parent} cannot be read: Is a directory."
