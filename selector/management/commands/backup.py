"""Writes a consistent copy of the database to a new file, while the site runs."""

import os
import sqlite3
import subprocess
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from selector.settings import SQLITE


def copy_sqlite(target: Path) -> None:
    """Let SQLite copy itself: copying the file would miss what still stands in the write-ahead log."""
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)


def dump_postgresql(target: Path) -> None:
    """Run pg_dump in the format that pg_restore reads, with the address and password that dbshell would use."""
    options = ["--format=custom", f"--file={target}"]
    (_psql, *arguments), environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, options)
    subprocess.run(
        ["pg_dump", *arguments],
        env=os.environ | (environment or {}),
        check=True,
        capture_output=True,
        text=True,
    )


class Command(BaseCommand):
    """Backs up; a failed backup leaves no file behind."""

    help = "Writes a copy of the database to FILE, which must not exist yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file to write."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Reserve the file for this user's eyes, then fill it."""
        try:
            file.touch(mode=0o600, exist_ok=False)
        except FileExistsError as error:
            raise CommandError(f"{file} exists already: name a new file.") from error
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        copy = copy_sqlite if connection.settings_dict["ENGINE"] == SQLITE else dump_postgresql
        try:
            copy(file)
        except (DatabaseError, sqlite3.Error, OSError, subprocess.CalledProcessError) as error:
            file.unlink()
            raise CommandError(f"No backup was written: {getattr(error, 'stderr', None) or error}") from error
        self.stdout.write(f"{file} holds the whole database: {file.stat().st_size:,} bytes.")
