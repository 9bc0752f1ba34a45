"""Tests of import_catalogue with a register's file: it names suggestions, takes a day, and publishes."""

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from providers import actions, planning, queries
from providers.management.commands import import_catalogue
from providers.models import Provider, RegisterImport, Revision, SiteRecord
from tests.builders import make_row, make_rows
from tests.providers.test_register_admin import DAY, FILE, LETTERS, plant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _published() -> None:
    sites = [plant("Mill", "Cork", "3000001"), plant("Quay", "Galway")]
    actions.import_rows(
        data=make_rows({**make_row("plain-tablets"), "name": "Plain Tablets", "sites": sites, "claims": []})
    )


CATALOGUE = json.dumps(make_rows(make_row())).encode()


def run(path: Path, content: bytes, **options: Any) -> list[str]:
    """The lines that the command prints."""
    (path / "a.txt").write_bytes(content)
    out = StringIO()
    call_command("import_catalogue", path / "a.txt", stdout=out, **options)
    return out.getvalue().splitlines()


def test_it_publishes_what_a_register_says(tmp_path: Path) -> None:
    said = run(tmp_path, FILE, date=DAY)
    assert "at sites of the catalogue: 1" in said
    assert re.match(r"Published revision \d+, ", said[-1])
    assert (queries.newest_data() or {})["registers"]["fda_registration"]["date"] == DAY
    assert SiteRecord.objects.get().retrieved == DAY
    assert re.match(r"Revision \d+ stays the newest: it already holds this catalogue", run(tmp_path, FILE)[-1])


def test_a_draft_is_written_and_waits_for_its_publication(tmp_path: Path) -> None:
    said = run(tmp_path, FILE, date=DAY, draft=True)
    assert "read: 1 (of 2 rows), of no site of the catalogue: 0" in said
    assert said[-1] == "Nothing was published: what changed waits in the admin."
    assert (SiteRecord.objects.get().retrieved, RegisterImport.objects.get().date) == (DAY, DAY)
    assert (Revision.objects.count(), planning.draft().plan.differing) == (1, {"plain-tablets"})


def test_it_names_what_confirms_a_suggestion(tmp_path: Path) -> None:
    said = run(tmp_path, LETTERS, dry_run=True)
    (line,) = (line for line in said if line.endswith("plain-tablets, Quay (Galway)"))
    assert "The list names companies, not plants." in said[0]
    assert (RegisterImport.objects.count(), Revision.objects.count()) == (0, 1)
    run(tmp_path, LETTERS, confirm=[line.split()[1].rstrip(":")])
    assert SiteRecord.objects.get().site.name == "Quay"


def test_it_shows_what_is_no_longer_in_a_newer_file(tmp_path: Path) -> None:
    run(tmp_path, FILE, date=DAY)
    other = b"\r\n".join([*FILE.split(b"\r\n")[:1], FILE.split(b"\r\n")[1].replace(b"3000001", b"3000009"), b""])
    said = run(tmp_path, other, date="2026-11-09", dry_run=True)
    assert {"new at their site: 0", f"no longer in the file, of a.txt, {DAY}: 1"} <= {*said}
    assert any(line.startswith("  plain-tablets, Mill (Cork): FDA drug establishment registration") for line in said)


@pytest.mark.parametrize("day", ["2999-01-01", "yesterday"])
def test_it_takes_a_day_that_has_come(tmp_path: Path, day: str) -> None:
    (tmp_path / "a.txt").write_bytes(FILE)
    with pytest.raises(CommandError):
        call_command("import_catalogue", str(tmp_path / "a.txt"), f"--date={day}")


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        (FILE, {"prune": True, "date": DAY}, "tables never remove"),
        (FILE[:-40], {}, "Nothing was imported; problems of a.txt:"),
        (FILE, {}, "a.txt does not tell its day; give the day on which it was fetched with --date"),
        (FILE, {"dry_run": True}, "does not tell its day"),
        (LETTERS, {"confirm": ["0123abc"]}, "suggests nothing with the code 0123abc"),
        (CATALOGUE, {"date": DAY}, "go with a register's file"),
        (CATALOGUE, {"confirm": ["0123abc"]}, "go with a register's file"),
        (CATALOGUE, {"draft": True}, "go with a register's file"),
    ],
)
def test_it_imports_all_or_nothing(tmp_path: Path, content: bytes, options: dict[str, Any], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        run(tmp_path, content, **options)
    assert (RegisterImport.objects.count(), SiteRecord.objects.count()) == (0, 0)


@pytest.mark.parametrize("draft", [True, False])
def test_it_writes_nothing_over_what_was_edited_since_it_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, draft: bool
) -> None:
    def edited(_registering: object) -> list[str]:
        Provider.objects.update(notes="Edited meanwhile.")
        return []

    monkeypatch.setattr(import_catalogue, "told", edited)
    with pytest.raises(CommandError, match=r"providers were edited meanwhile\. Run it once more\."):
        run(tmp_path, FILE, date=DAY, draft=draft, force=True)
    assert (RegisterImport.objects.count(), SiteRecord.objects.count(), Revision.objects.count()) == (0, 0, 1)
