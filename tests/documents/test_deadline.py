"""The time limit: what it ends has ended, and what is done in time is never hit."""

import gc
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import NoReturn

import pytest

from selector.documents import pdf
from selector.documents.deadline import LateError, uncollected, within

ROW = "<tr><td>One</td><td>Two</td><td>Three</td></tr>"
LONG = f'<html lang="en"><title>Long</title><h1>Long</h1><table><tr><th>1<th>2<th>3</tr>{ROW * 20000}</table>'
DRAWING = "".join(f'<path d="M{at} 0 L{at} 9 Q 5 5 9 {at % 9} Z"/>' for at in range(60000))
DRAWN = f'<html lang="en"><title>Drawn</title><h1>Drawn</h1><svg viewBox="0 0 9 9"><title>A</title>{DRAWING}</svg>'
SHORT = '<html lang="en"><title>Short</title><h1>Short</h1>'


def limited() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "limited"]


def endless(beats: list[int]) -> Callable[[], NoReturn]:
    def work() -> NoReturn:
        while True:
            beats[0] += 1

    return work


def test_it_returns_and_raises_what_the_work_does() -> None:
    assert within(5, lambda: "done") == "done"
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 / 0)
    assert limited() == []


def test_it_ends_work_that_never_would() -> None:
    beats = [0]
    with pytest.raises(LateError, match=r"0\.2 seconds were not enough"):
        within(0.2, endless(beats))
    assert limited() == []
    seen = beats[0]
    time.sleep(0.05)
    assert beats[0] == seen > 0


def test_it_ends_work_that_swallows_its_end() -> None:
    swallowed: list[BaseException] = []

    def work() -> NoReturn:
        while len(swallowed) < 2:
            try:
                endless([0])()
            except BaseException as error:  # noqa: BLE001 (as a painter does)
                swallowed.append(error)
        endless([0])()

    with pytest.raises(LateError):
        within(0.1, work)
    assert len(swallowed) == 2
    assert limited() == []


def test_it_gives_nothing_of_work_that_swallowed_its_end_and_went_on() -> None:
    def work() -> str:
        try:
            endless([0])()
        except BaseException:  # noqa: BLE001 (as a painter does)
            return "half of it"

    with pytest.raises(LateError):
        within(0.1, work)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Whatever the shell says that began the tests: one in the background is deaf to interrupts."""
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, usual)


def test_it_takes_the_work_along_when_its_caller_is_interrupted(interruptible: None) -> None:
    caller = threading.get_ident()

    def work() -> NoReturn:
        signal.pthread_kill(caller, signal.SIGINT)
        endless([0])()

    with pytest.raises(KeyboardInterrupt):
        within(30, work)
    assert limited() == []


def test_it_never_hits_whoever_comes_after_work_that_ends_on_the_stroke(quick_turns: None) -> None:
    outcomes = []
    for at in range(400):
        end = time.perf_counter() + 0.002
        try:
            outcomes.append(within(0.002 + (at % 9 - 4) / 4000, partial(spin_until, end)))
        except LateError:
            outcomes.append("late")
        sum(range(2000))  # lines of Python in which a late end would come up
    assert set(outcomes) == {"done", "late"}
    assert limited() == []


@pytest.fixture
def quick_turns() -> Iterator[None]:
    """Let threads take turns more often than work is long here."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(0.00005)
    yield
    sys.setswitchinterval(usual)


def spin_until(end: float) -> str:
    while time.perf_counter() < end:
        pass
    return "done"


@pytest.mark.parametrize("html", [LONG, DRAWN], ids=["in the layout", "in a drawing"])
def test_it_ends_a_long_render_and_leaves_the_next_one_alone(html: str) -> None:
    before = pdf.render(SHORT, "", identifier=b"one")
    start = time.monotonic()
    with pytest.raises(LateError, match=r"0\.8 seconds were not enough"), uncollected():
        within(0.8, lambda: pdf.render(html, "", identifier=b"one"))
    assert time.monotonic() - start < 60
    assert limited() == []
    assert within(60, lambda: pdf.render(SHORT, "", identifier=b"one")) == before


def test_it_lets_the_cycle_collector_go_on_after_good_work_and_bad() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(LateError), uncollected():
        within(0.1, endless([0]))
    assert gc.isenabled()
