"""Lets one do something while another has done something too and not committed it yet, on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from time import sleep

import pytest
from django.db import connection, transaction

PATIENCE, PAUSE = 10, 0.01  # seconds


@dataclass(frozen=True, slots=True)
class Race:
    """What two do at once; what is looked at then, beside what the second one got."""

    first: Callable[[], object]
    second: Callable[[], object]
    left: Callable[[], object]


def run(race: Race) -> object:
    """What the second one gets, who begins when the first has done all but commit, and comes as far as it can."""
    came: SimpleQueue[int] = SimpleQueue()

    def second() -> object:
        try:
            connection.ensure_connection()
            came.put(connection.connection.info.backend_pid)
            return race.second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            race.first()
            later = pool.submit(second)
            wait_for(later, came.get(timeout=PATIENCE))
        error = later.exception(PATIENCE)
        return type(error) if error else later.result()


def wait_for(later: Future[object], process: int) -> None:
    """Return once the other one is held back by this connection, or is through without having been."""
    for _ in range(round(PATIENCE / PAUSE)):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid() = ANY(pg_blocking_pids(%s))", [process])
            if later.done() or cursor.fetchone() == (True,):
                return
        sleep(PAUSE)
    pytest.fail("The second one neither waits nor ends.")
