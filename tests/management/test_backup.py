"""A backup holds the whole database, or there is no file."""

import sqlite3
import subprocess
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from tests.postgres import programs


def names_in(file: Path) -> str:
    """What the backup knows of users: a query for SQLite, the text of the dump for PostgreSQL."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(file)) as copy:
            return str(copy.execute("SELECT username FROM auth_user").fetchall())
    command = [str(programs() / "pg_restore"), "--data-only", "--table=auth_user", "--file=-", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.django_db(transaction=True)
def test_it_copies_what_is_stored_into_a_private_file(tmp_path: Path) -> None:
    User.objects.create(username="curator")
    file, output = tmp_path / "site.backup", StringIO()
    call_command("backup", file, stdout=output)
    assert "curator" in names_in(file)
    assert file.stat().st_mode & 0o077 == 0
    assert f"{file} holds the whole database" in output.getvalue()


def test_it_refuses_to_overwrite(tmp_path: Path) -> None:
    file = tmp_path / "site.backup"
    file.write_text("last week")
    with pytest.raises(CommandError, match=r"site\.backup exists already: name a new file\.$"):
        call_command("backup", file)
    assert file.read_text() == "last week"


def test_it_names_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"cannot be written: No such file or directory\.$"):
        call_command("backup", tmp_path / "missing" / "site.backup")


def test_it_leaves_no_file_behind_when_the_copy_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "ENGINE", "django.db.backends.postgresql")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError, match=r"^No backup was written: .*pg_dump"):
        call_command("backup", tmp_path / "site.backup")
    assert list(tmp_path.iterdir()) == []
