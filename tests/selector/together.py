"""Runs tasks in threads that begin together, each with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.exceptions import ValidationError
from django.db import connection

from selector.actions import ConflictError
from selector.printing import BusyError


def at_once(*tasks: Callable[[], object]) -> list[object]:
    """What each task returned, in their order; an exception that a visitor would be told of is a result."""
    together = Barrier(len(tasks))

    def run(task: Callable[[], object]) -> object:
        together.wait()
        try:
            return task()
        except (ConflictError, BusyError, ValidationError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))
