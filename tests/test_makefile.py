"""make says in one sentence what it installs, or what to do where it cannot."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

LIBRARIES = "libpangoft2-1.0-0 libharfbuzz-subset0"


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in a folder that holds nothing but the Makefile and the programs it would meet."""
    shutil.copy(settings.BASE_DIR / "Makefile", folder)
    (folder / "requirements.lock").touch()
    environment = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def make_program(folder: Path, name: str, script: str) -> None:
    program = folder / "bin" / name
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with its packages installed, on a machine without the libraries for the PDF."""
    for stamp in (".venv/runtime", "var/secret_key"):
        (tmp_path / stamp).parent.mkdir()
        (tmp_path / stamp).touch()
    os.utime(tmp_path / ".venv/runtime", (2**32, 2**32))
    make_program(tmp_path, "dpkg", "exit 1")
    make_program(tmp_path, "apt-get", 'echo "$@" >>apt.log')
    return tmp_path


def test_it_asks_for_a_newer_python(tmp_path: Path) -> None:
    result = make(tmp_path, "run", "PYTHON=false")
    assert result.returncode != 0
    assert result.stdout.startswith("Python 3.11 or newer is missing: install it, or name it")


def test_it_stops_where_python_cannot_make_a_virtual_environment(tmp_path: Path) -> None:
    make_program(tmp_path, "python", 'case "$2" in *ensurepip*) exit 1;; esac')
    for name, script in {"dpkg": "exit 1", "id": "echo 1000", "sudo": "exit 1"}.items():
        make_program(tmp_path, name, script)
    result = make(tmp_path, "run", f"PYTHON={tmp_path / 'bin/python'}")
    assert result.returncode != 0
    assert result.stdout == "For the virtual environment, run: sudo apt-get install python3-venv\n"


def test_it_prints_the_one_command_to_a_user_without_rights(installed: Path) -> None:
    make_program(installed, "id", "echo 1000")
    make_program(installed, "sudo", "exit 1")
    result = make(installed, "environment")
    assert result.stdout == f"For the PDF (the site runs without), run: sudo apt-get install {LIBRARIES}\n"
    assert result.returncode == 0
    assert not (installed / "apt.log").exists()


@pytest.mark.parametrize(("user", "sudo"), [("0", "exit 1"), ("1000", 'shift; exec "$@"')], ids=["root", "sudo"])
def test_it_installs_the_libraries_where_it_may_and_says_so(user: str, sudo: str, installed: Path) -> None:
    make_program(installed, "id", f"echo {user}")
    make_program(installed, "sudo", sudo)
    assert make(installed, "environment").stdout == f"Installing {LIBRARIES}: for the PDF (the site runs without).\n"
    assert (installed / "apt.log").read_text().endswith(f"--no-install-recommends {LIBRARIES}\n")


def test_it_generates_the_secret_key_once_and_for_its_owner_alone(installed: Path) -> None:
    shutil.rmtree(installed / "var")
    make_program(installed / ".venv", "python", "echo generated")
    make(installed, "var/secret_key")
    key = installed / "var/secret_key"
    assert key.read_text() == "generated\n"
    assert [path.stat().st_mode & 0o077 for path in (key, key.parent)] == [0, 0]
    make_program(installed / ".venv", "python", "echo again")
    make(installed, "var/secret_key")
    assert key.read_text() == "generated\n"


def test_it_runs_what_writes_to_the_database_with_files_for_their_owner_alone(installed: Path) -> None:
    make_program(installed, "dpkg", "exit 0")
    for name in ("python", "gunicorn"):
        make_program(installed / ".venv", name, 'echo "$(basename $0) $(umask)"')
    assert make(installed, "run").stdout == "python 0077\ngunicorn 0077\n"
    assert make(installed, "dev").stdout == "python 0077\npython 0077\n"
