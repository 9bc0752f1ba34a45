"""A throw-away PostgreSQL cluster: made, used and removed by one run of the tests."""

import os
import pwd
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

# Nothing of the cluster outlives the run, so nothing has to reach the disk.
OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c unix_socket_directories=''"


def programs() -> Path:
    """Return the folder of initdb and pg_ctl, which Debian keeps out of PATH; raise FileNotFoundError without one."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if not folders:
        message = "PostgreSQL is missing: run apt-get install postgresql"
        raise FileNotFoundError(message)
    return folders[-1]


def owner() -> str | None:
    """Return who runs the cluster if that cannot be the caller: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    return "postgres" if any(user.pw_name == "postgres" for user in pwd.getpwall()) else "nobody"


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster on a free port, give its DATABASE_URL, and leave nothing behind."""
    user, port = owner(), free_port()
    with TemporaryDirectory(prefix="postgres-") as folder:
        if user:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)

        def run(program: str, *arguments: str) -> None:
            command = [str(programs() / program), f"--pgdata={folder}/data", *arguments]
            # The server keeps the output of pg_ctl open: read from a pipe, it would never end.
            subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

        run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "start", "--wait", f"--log={folder}/log", f"--options=-p {port} -h 127.0.0.1 {OPTIONS}")
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "stop", "--mode=immediate")
