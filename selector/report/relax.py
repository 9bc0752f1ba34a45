"""What the requirements leave of the catalogue, in words: who stands how on each, who stays, which must to relax."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from selector.shortlist.relax import Counts, Reachable
from selector.shortlist.result import Requirement

from .pen import Pen, upper_first

SHAPES = {"meets": "met", "in_part": "broader", "unlisted": "unlisted", "adverse": "adverse", "unknown": "unknown"}


@dataclass(frozen=True, slots=True)
class Share:
    """How many providers stand so on a requirement: the shape of the state, and what stands after the number."""

    shape: str
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Relaxing:
    """The must whose relaxation brings most back, by "kind:code", and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Reach:
    """`shares` go by "kind:code", each in the order of `heads`: shape and title of a column.

    `warning` is empty while enough providers stay; `relaxing` is what it names, if it names one.
    """

    line: str
    heads: Mapping[str, str]
    shares: Mapping[str, tuple[Share, ...]]
    warning: str
    relaxing: Relaxing | None


def reach(found: Reachable, requirements: Sequence[Requirement], pen: Pen) -> Reach:
    """The counts in words. `requirements` are those that are asked for."""
    # Only authorities speak against anybody, so that most projects have no such column.
    states = [state for state in SHAPES if state != "adverse" or any(one.adverse for one in found.counts.values())]
    names = {need.key: pen.need(need) for need in requirements}
    best = found.best if found.is_few else None
    return Reach(
        line=pen.counted(pen.say.shortlist.ranked, found.left, all=found.providers) if names else pen.say.need.none,
        heads={SHAPES[state]: upper_first(pen.say.relax.state[state].many) for state in states},
        shares={key: _shares(counts, states, pen) for key, counts in found.counts.items()},
        warning=_warning(found, names, pen) if found.is_few else "",
        relaxing=Relaxing(best, names[best]) if best else None,
    )


def _shares(counts: Counts, states: Sequence[str], pen: Pen) -> tuple[Share, ...]:
    known, words = asdict(counts), pen.say.relax.state
    return tuple(Share(SHAPES[state], known[state], words[state].of(known[state])) for state in states)


def _warning(found: Reachable, names: Mapping[str, str], pen: Pen) -> str:
    """What the musts leave, and the one to relax: "Three musts leave one provider. Making ..."."""
    say, musts = pen.say.relax, len(found.returns)
    left = say.left.of(found.left).format(count=pen.count(found.left))
    few = say.few.of(musts).format(musts=upper_first(pen.count(musts)), left=left)
    if found.best is None:
        return f"{few} {say.none}"
    return f"{few} {say.best.format(need=names[found.best], count=found.returns[found.best])}"
