"""What decides which of the two lists a name stands in, and what to check of it first, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress

from selector.shortlist.gate import deciding
from selector.shortlist.needs import asks_for_substance
from selector.shortlist.result import Ranked, Requirement, Risk, State
from selector.shortlist.together import SHOWN

from .pen import Pen, lower_first


def shown_why(requirements: Sequence[Requirement], pen: Pen) -> str:
    """What the names of the first list have in common. A want that is open is not held against them."""
    why = pen.say.shortlist.shown_why
    decide = [need.level for need in compress(requirements, deciding(requirements, pen.method.deciding))]
    shown = why["substance" if asks_for_substance(requirements) else "product"]
    if "want" in decide:
        return f"{shown} {why['wants']}"
    return shown if decide else why["nothing"]


def asked_why(ranking: Sequence[Ranked], requirements: Sequence[Requirement], pen: Pen) -> str:
    """What decides and is not shown by names of the second list, each with how many."""
    say, asked = pen.say.shortlist, [row for row in ranking if not row.deciding_met]
    count = Counter(need for row in asked for need, _ in _undecided(row, requirements, pen))
    told = (say.asked_at.format(need=pen.need(need), count=at, all=len(asked)) for need, at in count.most_common())
    return say.asked_why.format(needs=pen.say.form.answers.join(told))


def first_check(row: Ranked, requirements: Sequence[Requirement], pen: Pen) -> Risk | None:
    """What to check first: what decides and is not shown, as it holds the name below others, or else its risk."""
    if row.deciding_met:
        return row.risk
    return next((Risk(need.key, state) for need, state in _undecided(row, requirements, pen)), row.risk)


def check_state(check: Risk, pen: Pen) -> str:
    """Why it is checked first: its state, or where all is shown that this rests on the oldest evidence."""
    return pen.say.shortlist.oldest if check.state == "met" else lower_first(pen.texts.state[check.state].label)


def _undecided(row: Ranked, requirements: Sequence[Requirement], pen: Pen) -> Iterator[tuple[Requirement, State]]:
    """What decides and is not shown, with its state; an open want is not held against a name (method, section 5)."""
    counts = deciding(requirements, pen.method.deciding)
    for need, state in compress(zip(requirements, row.states, strict=True), counts):
        if state not in SHOWN if need.level == "must" else state == "unlisted":
            yield need, state
