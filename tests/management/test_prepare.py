"""A checkout becomes a site in one command, which can be repeated."""

import os
import re
import socket
import time
from io import StringIO
from pathlib import Path
from shutil import rmtree
from unittest.mock import Mock

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.files import locks
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from providers.models import Provider
from selector.management.commands import prepare as command
from tests.postgres import free_port


def prepare() -> str:
    output = StringIO()
    call_command("prepare", port=str(free_port()), stdout=output)
    return output.getvalue()


@pytest.fixture(autouse=True)
def static_root(settings: Settings, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path / "static"


@pytest.mark.django_db
def test_it_fills_an_empty_database_and_shows_the_first_password_once(static_root: Path) -> None:
    password = re.search(r"as admin with the password (\S+), which is shown only now", prepare())
    assert password
    user = authenticate(username="admin", password=password[1])
    assert user
    assert user.is_superuser
    assert Provider.objects.count() == 86
    assert (static_root / "admin").is_dir()
    assert prepare() == ""


def test_two_that_start_in_one_checkout_collect_one_after_the_other(
    static_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free: list[bool] = []

    def collect(*said: str, **options: object) -> None:
        static_root.mkdir(exist_ok=True)
        with Path(f"{static_root}.lock").open("w") as other:
            free.append(locks.lock(other, locks.LOCK_EX | locks.LOCK_NB))

    monkeypatch.setattr(command, "call_command", collect)
    command.collect_files()
    collect()
    assert free == [False, True]


def test_what_is_collected_already_is_not_touched(static_root: Path) -> None:
    command.collect_files()
    before = {file: file.stat().st_mtime_ns for file in static_root.rglob("*")}
    command.collect_files()
    assert {file: file.stat().st_mtime_ns for file in static_root.rglob("*")} == before
    assert [file.name for file in before if file.name.startswith("admin.") and file.suffix == ".css"]


def test_what_changed_or_went_is_collected_again(settings: Settings, static_root: Path, tmp_path: Path) -> None:
    style = tmp_path / "ours" / "page.css"
    style.parent.mkdir()
    style.write_text("a {}")
    settings.STATICFILES_DIRS = [style.parent]
    command.collect_files()
    style.write_text("b {}")
    os.utime(style, (later := time.time() + 2, later))
    command.collect_files()
    assert (static_root / "page.css").read_text() == "b {}"
    rmtree(static_root)
    command.collect_files()
    assert (static_root / "page.css").read_text() == "b {}"


@pytest.mark.django_db
def test_it_leaves_accounts_and_catalogue_alone() -> None:
    User.objects.create_superuser("curator", password="kept")
    Provider.objects.create(slug="old-mill", name="Old Mill", hq_country="DE", model=["cmo"])
    assert prepare() == ""
    assert User.objects.get().username == "curator"
    assert Provider.objects.get().slug == "old-mill"


@pytest.mark.django_db
def test_it_says_how_to_make_a_superuser_where_the_first_name_is_taken() -> None:
    User.objects.create_user("admin", password="kept")
    assert "manage.py createsuperuser" in prepare()
    user = authenticate(username="admin", password="kept")
    assert user
    assert not user.is_superuser


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL guards its own files")
def test_it_closes_the_database_file_to_others() -> None:
    file = Path(connection.settings_dict["NAME"])
    file.chmod(0o644)
    prepare()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL guards its own files")
def test_it_names_a_database_file_of_another_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "chmod", Mock(side_effect=PermissionError))
    with pytest.raises(CommandError, match="belongs to another user: run the site as its owner"):
        prepare()


def test_it_names_a_database_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = connection.Database  # type: ignore[attr-defined]
    monkeypatch.setattr(driver, "connect", Mock(side_effect=driver.OperationalError("connection\n\trefused")))
    with pytest.raises(CommandError, match=r"does not answer: start it or correct the address \(connection refused\)"):
        prepare()


@pytest.mark.parametrize("port", ["80a", "70000", "-1"])
def test_it_names_a_port_that_cannot_be(port: str) -> None:
    with pytest.raises(CommandError, match=f"^Port {port} is taken or not allowed: choose another"):
        call_command("prepare", port=port)


def test_it_names_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        with pytest.raises(CommandError, match=f"^Port {port} is taken or not allowed: choose another"):
            call_command("prepare", port=port)
