"""A time limit for work in Python that nothing else would end: no signal reaches the threads of a web server."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")
AGAIN = 0.25  # seconds after which work that swallowed its end is told again


class LateError(Exception):
    """The work had not ended in time, and was ended."""


class _End(BaseException):
    """Raised in the middle of the work, wherever that is; no error, so that `except Exception` lets it through."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do the work and return what it returns, or raise what it raises.

    Raises LateError if it was not done in `seconds`; the work has then really ended, a call into C at its return. It
    runs in a thread of its own, so that an end which comes as the work is done hits that thread and not the caller's.
    It must not hold what Python code would have to give back, like a lock that others wait for.
    """
    task = _Task(work)
    thread = Thread(target=task.run, name="limited", daemon=True)
    try:
        thread.start()
        thread.join(seconds)
    finally:  # a caller that is interrupted takes the work along
        while thread.is_alive():
            task.end(thread)
            thread.join(AGAIN)
    if task.ended:
        raise LateError(f"{seconds:g} seconds were not enough") from task.error
    if task.error:
        raise task.error
    return task.done[0]


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the cycle collector: a render keeps what it makes to its end, and searching that takes a quarter of it.

    It goes around the limit and not into the work, whose end could come before the collector is let go on.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@dataclass(slots=True)
class _Task(Generic[T]):
    """The work on its way. Both sides agree on when it is over: the thread's number may then be another's.

    What was `ended` is worth nothing even if it is done: the work may have swallowed its end and left something out.
    """

    work: Callable[[], T]
    done: list[T] = field(default_factory=list)
    error: BaseException | None = None
    ended: bool = False
    over: bool = False
    lock: Lock = field(default_factory=Lock)

    def run(self) -> None:
        """Work; the thread's own part."""
        try:
            self.done.append(self.work())
        except BaseException as error:  # noqa: BLE001 (the caller gets it)
            self.error = error
        settled = False
        while not settled:
            try:
                with self.lock:
                    self.over = True
                settled = True
            except _End:  # it was on its way when the work was done; no other can follow
                pass

    def end(self, thread: Thread) -> None:
        """Raise _End in the thread, unless its work is over."""
        with self.lock:
            if not self.over and thread.ident:
                self.ended = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(_End))
