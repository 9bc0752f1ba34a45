"""The site as `make run` serves it, on a database of its own."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from django.conf import settings

from tests.postgres import free_port


@dataclass(frozen=True, slots=True)
class Server:
    """Where the running site is found, and the file that takes all it prints."""

    url: str
    port: int
    output: Path

    def prints(self, text: str) -> bool:
        """Whether the text is printed within five seconds: a line in the log follows the answer that it is about."""
        deadline = time.monotonic() + 5
        while text not in self.output.read_text() and time.monotonic() < deadline:
            time.sleep(0.05)
        return text in self.output.read_text()


def environment(database: Path) -> dict[str, str]:
    """The caller's variables without the settings of the tests."""
    variables = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return variables | {"DATABASE_URL": f"sqlite:///{database}"}


def wait_until_it_answers(process: subprocess.Popen[bytes], server: Server) -> None:
    """Return once the site answers, whatever it says; raise RuntimeError if make ends or two minutes pass."""
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urlopen(server.url, timeout=10).close()  # noqa: S310
        except HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    message = f"make run does not answer at {server.url}:\n{server.output.read_text()}"
    raise RuntimeError(message)


@contextmanager
def make_run(folder: Path) -> Iterator[Server]:
    """Run `make run` on a new database in the folder until the caller is done."""
    server = Server(f"http://127.0.0.1:{(port := free_port())}", port, folder / "output.txt")
    with server.output.open("wb") as output:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=settings.BASE_DIR,
            env=environment(folder / "site.sqlite3"),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_it_answers(process, server)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=30)
