"""The production server on a throw-away site, and a visitor of it: import benchmarks.site first."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter, sleep

PATIENCE = 600  # seconds for a document on a machine that does other things as well
WORKERS = 2
NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, the process that started its workers, the file of what was begun."""

    port: int
    pid: int
    begun_file: Path

    @property
    def begun(self) -> list[str]:
        """The ids of the documents that were begun, each as often as that happened."""
        return self.begun_file.read_text(encoding="utf-8").split() if self.begun_file.exists() else []

    def peaks(self) -> list[int]:
        """The most memory that each worker held so far, in MB."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="utf-8").split()
        lines = [line for pid in children for line in Path(f"/proc/{pid}/status").read_text().splitlines()]
        return [int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")]


@dataclass(slots=True)
class Visitor:
    """A browser that keeps its connection and follows Refresh; `pages` counts what it was shown meanwhile."""

    port: int
    session: str
    pages: int = 0
    connection: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def get(self, address: str, headers: Mapping[str, str] = NO_HEADERS) -> tuple[int, bytes, float]:
        """Ask once; return status, body and after how many seconds to ask again (0: not at all)."""
        self.connection.request("GET", address, headers={"Cookie": f"sessionid={self.session}", **headers})
        response = self.connection.getresponse()
        return response.status, response.read(), float(response.headers.get("Refresh", 0))

    def download(self, address: str) -> bytes:
        """Ask until the document is there. Raises AssertionError for any other answer."""
        start = perf_counter()
        while perf_counter() - start < PATIENCE:
            status, body, again = self.get(address)
            if status == 200:
                return body
            assert (status, again > 0) == (503, True), f"{address}: {status}"
            self.pages += 1
            self.connection.close()  # the server keeps it for less long
            sleep(again)
        raise AssertionError(f"{address}: not within {PATIENCE} s")


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """Run gunicorn as the site does, with `folder`/static as its static files, until the block ends."""
    port, begun = _free_port(), folder / "begun"
    environment = {"PORT": str(port), "BEGUN_FILE": str(begun), "STATIC_FOLDER": str(folder / "static")}
    environment["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    command = [sys.executable, "-m", "gunicorn", "--config", "python:selector.server", "benchmarks.counted"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, env=os.environ | environment, stdout=log, stderr=log)
    try:
        _wait_for(port, process)
        yield Server(port, process.pid, begun)
    finally:
        process.terminate()
        process.wait(60)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            assert Visitor(port, "").get("/")[0] == 200
        except ConnectionError:
            sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
