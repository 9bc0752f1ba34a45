"""The scope of a GMP certificate: its codes with their labels, for human medicinal products only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from providers.regulators.page_text import Block

HUMAN = "Human Medicinal Products"
# What a record tells behind the operations on marketed products.
TRIALS_ALONE, SUBSTANCES = "For investigational products alone", "Active substances"
TOLD = re.compile(rf"(?:Scope|Operations), {HUMAN}[^:]*: (.*?)(?: {TRIALS_ALONE}: | {SUBSTANCES}: |$)")
TOLD_CODE = re.compile(r"(?:^|; )([123](?:\.[0-9]{1,2}){1,3})\b")
TOLD_SUBSTANCES = re.compile(rf" {SUBSTANCES}: (.*)\.$")
PRODUCTS = (HUMAN, "Human Investigational Medicinal Products")
HEADING = re.compile(r"(Human|Veterinary)( Investigational)? Medicinal Products\*?", re.IGNORECASE)
# 1.2.1.13 Tablets; the numbers of the Union format begin with 1, 2 or 3. The label may stand in the next cell.
CODE = re.compile(r"([123](?:\.[0-9]{1,2}){1,3})\.?(?:\s+(.+))?")
# What repeats the heading above, and what explains a term to those who fill in the form.
NOTE = re.compile(r"\s*\((?:processing operations|list of product types|enclosing)[^)]*\)")
SUBSTANCE = re.compile(r"Active Substance:\s*(.+)")
# What comes after the operations.
END = ("Clarifying remarks", "Any restrictions", "Nature of non-compliance", "Part 3")


@dataclass(frozen=True, slots=True)
class Scope:
    """Human products that a page speaks of, the codes for marketed ones, the labels; `other`: the products besides."""

    products: tuple[str, ...]
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    other: str


def scope(body: Sequence[Block]) -> Scope:
    """Read the operations. Those on investigational products only are told by label: they cover nothing else."""
    spoken: list[str] = []
    now: set[str] = set()
    listing = False
    labels: dict[str, str] = {}
    codes: dict[str, None] = {}
    for index, block in enumerate(body):
        if spoken and block.text.startswith(END):
            break
        if HEADING.fullmatch(block.text):
            # Headings one below the other share the operations that follow.
            now = set() if listing else now
            listing = False
            name = block.text.rstrip("*").title()
            now.add(name)
            spoken.append(name)
        elif now and (found := CODE.fullmatch(block.text)):
            listing = True
            if now & set(PRODUCTS):
                labels.setdefault(found[1], _label(found[2] or "", body[index + 1 : index + 2]))
            if HUMAN in now:
                codes[found[1]] = None
    products = tuple(dict.fromkeys(name for name in spoken if name in PRODUCTS))
    return Scope(products, tuple(codes), _leaves(labels), ", ".join(dict.fromkeys(spoken)))


def told(found: Scope, head: str, named: Sequence[str]) -> str:
    """The operations as a record tells them, and the active substances that are named."""
    human = [label for label in found.labels if label.split()[0] in found.codes]
    others = [label for label in found.labels if label not in human]
    said = [f"{head}, {', '.join(found.products)}: {'; '.join(human or others) or 'no operations listed'}."]
    if human and others:
        said.append(f"{TRIALS_ALONE}: {'; '.join(others)}.")
    if named:
        said.append(f"{SUBSTANCES}: {'; '.join(named)}.")
    return " ".join(said)


def covered(text: str) -> frozenset[str]:
    """What a record is about by its own words: codes for marketed products, and the active substances that it names.

    Nothing where it gives no scope, as a list's row.
    """
    found, named = TOLD.search(text), TOLD_SUBSTANCES.search(text)
    substances_ = named[1].casefold().split("; ") if named else ()
    return frozenset((*TOLD_CODE.findall(found[1]), *substances_)) if found else frozenset()


def substances(body: Sequence[Block]) -> tuple[str, ...]:
    """The active substances that a page names above their operations."""
    return tuple(dict.fromkeys(found[1] for block in body if (found := SUBSTANCE.fullmatch(block.text))))


def _label(label: str, below: Sequence[Block]) -> str:
    """A label, with what the authority wrote behind its colon, in a block of its own."""
    if below and (not label or label.endswith(":")) and not CODE.fullmatch(below[0].text):
        label = f"{label} {below[0].text}".strip()
    return NOTE.sub("", label).strip().rstrip(":")


def _leaves(labels: dict[str, str]) -> tuple[str, ...]:
    """Codes with their labels, without the headings above other codes."""
    return tuple(
        f"{code} {label}".strip()
        for code, label in labels.items()
        if not any(other.startswith(f"{code}.") for other in labels)
    )
