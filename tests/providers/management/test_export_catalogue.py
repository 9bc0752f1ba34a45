"""Tests of export_catalogue: the bytes of a Revision, whichever is asked for."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from providers import actions
from providers.catalogue.vocabulary import DATA
from providers.models import Provider
from tests.builders import make_row, make_rows

pytestmark = pytest.mark.django_db


def exported(*arguments: str) -> str:
    out = StringIO()
    call_command("export_catalogue", *arguments, stdout=out)
    return out.getvalue()


def test_it_writes_the_shipped_catalogue_back_to_the_byte(tmp_path: Path) -> None:
    call_command("import_catalogue", str(DATA / "catalogue.json"), stdout=StringIO())
    exported(str(tmp_path / "out.json"))
    assert (tmp_path / "out.json").read_bytes() == (DATA / "catalogue.json").read_bytes()
    assert exported().encode() == (DATA / "catalogue.json").read_bytes()


def test_it_writes_what_is_published_and_not_what_is_edited() -> None:
    actions.import_rows(data=make_rows())
    before = exported()
    Provider.objects.update(name="Edited")
    assert exported() == before


def test_it_writes_an_older_revision_by_its_hash() -> None:
    old = actions.import_rows(data=make_rows(make_row("a"))).publication.revision
    actions.import_rows(data=make_rows(make_row("b")))
    assert exported("--sha256", old.sha256) == old.text
    with pytest.raises(CommandError, match="No Revision has the hash 0123"):
        exported("--sha256", "0123")


def test_it_says_so_before_the_first_publication() -> None:
    with pytest.raises(CommandError, match="Nothing is published yet"):
        exported()


def test_it_says_where_it_cannot_write(tmp_path: Path) -> None:
    actions.import_rows(data=make_rows())
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        exported(str(tmp_path / "nowhere" / "out.json"))


def test_it_writes_no_text_that_was_altered_behind_its_hash() -> None:
    actions.import_rows(data=make_rows())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE providers_revision SET text = replace(text, 'Town 1', 'Town 2')")
    with pytest.raises(CommandError, match="no longer holds the text that was published"):
        exported()
