"""Tests of the note beside a file to import: the Revision says it, and a bad one is refused."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from providers.models import Provider, Revision
from tests.builders import make_row, make_rows
from tests.providers.desk import claim, page, sign_in

pytestmark = pytest.mark.django_db
LINES = "Corrected:\n\nPlain Tablets, tablets: said in other words."


def run(folder: Path, note: bytes | None) -> None:
    (folder / "made-up.json").write_text(json.dumps(make_rows(make_row())))
    if note is not None:
        (folder / "made-up.note.txt").write_bytes(note)
    call_command("import_catalogue", str(folder / "made-up.json"), stdout=StringIO())


def test_the_revision_says_what_stands_beside_the_file(tmp_path: Path) -> None:
    run(tmp_path, f"{LINES}\n".encode())
    assert Revision.objects.get().note == f"Import of made-up.json\n\n{LINES}"


def test_without_a_note_it_says_where_it_came_from(tmp_path: Path) -> None:
    run(tmp_path, None)
    assert Revision.objects.get().note == "Import of made-up.json"


@pytest.mark.parametrize(
    ("note", "message"),
    [
        (b"\xff", "cannot be read as text in UTF-8."),
        (b" \n", "is empty, or has characters that nothing can print."),
        (b"a\x00b", "is empty, or has characters that nothing can print."),
    ],
)
def test_it_refuses_a_note_that_is_no_text(tmp_path: Path, note: bytes, message: str) -> None:
    with pytest.raises(CommandError) as error:
        run(tmp_path, note)
    assert str(error.value) == f"Nothing was imported: {tmp_path / 'made-up.note.txt'} {message}"
    assert not Provider.objects.exists()


def test_a_folder_is_no_note(tmp_path: Path) -> None:
    (tmp_path / "made-up.note.txt").mkdir()
    with pytest.raises(CommandError, match=r"cannot be read as text in UTF-8\.$"):
        run(tmp_path, None)


def test_lists_show_its_first_line_and_the_page_of_the_revision_all(tmp_path: Path, client: Client) -> None:
    run(tmp_path, LINES.encode())
    sign_in(client, "curator")
    first, last = "Import of made-up.json", "said in other words."
    for address in (page("revision_changelist"), page("claim_history", claim())):
        text = client.get(address).content.decode()
        assert first in text
        assert last not in text
    assert last in client.get(page("revision_change", Revision.objects.get())).content.decode()
