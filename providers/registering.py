"""What the import of a register's file would do: entries joined, suggested, gone, and one plan as for any import."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import queries
from providers.catalogue.canonical import digest
from providers.catalogue.partial import Tables
from providers.catalogue.timeline import WHOLE
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import ImportFile, RegisterImport
from providers.planning import ImportPlan, import_plan
from providers.regulators.entry import Entry, RegisterFile
from providers.regulators.join import Join, Joined, Spot, Suggested, join
from providers.regulators.meaning import Left, meaning
from providers.regulators.register import REGISTERS, Register
from providers.regulators.site_rows import name, names, site_rows, vanished
from providers.regulators.validity import is_unclear

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Rows = Mapping[str, Any]
BY_KEY = {register.key: register for register in REGISTERS}
# What a record does not mean, for whoever imports it.
CAUTIONS: dict[str, _StrPromise] = {
    "registration": _(
        "A registration is not an approval: it says that a site is listed with the FDA, not that it was inspected."
    ),
    "inspection": _(
        "A classification is about one inspection and its product area; a site without one may not have been inspected."
    ),
    "letter": _(
        "The list names companies, not plants. Confirm a site only where the letter itself names it; no letter in the"
        " list is not a clean record."
    ),
    "recall": _(
        "A recall is about a product; the firm that recalls it need not have made it. No recall is not a clean record."
    ),
    "certificate": _(
        "A certificate is for its scope only, as its codes and remarks give it; no entry is not a clean record."
    ),
    "prequalification": _(
        "A prequalification is of a product, for procurement through agencies of the UN; it is no approval of a plant."
    ),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What whoever imports a file decided: its day ("" while nobody did), and what is right of its suggestions."""

    day: str
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gone:
    """What the file before held for a site, and this one no longer does."""

    kind: str
    reference: str
    spot: Spot
    title: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A whole list before this one, the newest with some kind of record, and what it held of that and is gone."""

    before: RegisterImport
    gone: tuple[Gone, ...]


@dataclass(frozen=True, slots=True)
class Registering:
    """A file of a register held against the working tables, with the day it is of.

    `joined` holds confirmed suggestions too, `suggested` is all that was suggested. `appeared` are those of `joined`
    that their site does not have yet, `older` those that it has from a later file, which stay as they are. `tables` are
    the partial rows behind `planned`, `left` is what they leave as curators retired it. `compared` has the lists
    before, none where this file is no whole list. `is_new`: this very file was not imported before; `is_first`: no
    other file of its register was.
    """

    file: RegisterFile
    register: Register
    choices: Choices
    joined: tuple[Joined, ...]
    suggested: tuple[Suggested, ...]
    unmatched: tuple[Entry, ...]
    tables: Tables
    planned: ImportPlan
    appeared: tuple[Joined, ...]
    older: tuple[Joined, ...]
    left: tuple[Left, ...]
    compared: tuple[Compared, ...]
    is_new: bool
    is_first: bool

    @property
    def caution(self) -> _StrPromise:
        """What its entries do not mean."""
        return CAUTIONS[self.register.caution]

    @property
    def gone(self) -> tuple[Gone, ...]:
        """All that is no longer in the file."""
        return tuple(gone for one in self.compared for gone in one.gone)

    @property
    def unclear(self) -> tuple[Joined, ...]:
        """Certificates of which the remarks speak of validity, but nobody could read until when."""
        return tuple(one for one in self.joined if one.entry.kind == "certificate" and is_unclear(one.entry.remarks))

    @property
    def unconfirmed(self) -> tuple[Suggested, ...]:
        """Suggestions of which none was confirmed."""
        confirmed = {name(one.entry) for one in self.joined if one.confirmed}
        return tuple(one for one in self.suggested if name(one.entry) not in confirmed)

    @property
    def held(self) -> dict[str, list[list[str | None]]]:
        """What the file holds for sites of the catalogue, by each kind of record that it has at all."""
        found: dict[str, list[list[str | None]]] = {kind: [] for kind in _kinds(self.file)}
        for one in sorted(self.joined, key=lambda one: (one.entry.reference, one.spot.provider, one.spot.site)):
            spot = one.spot
            found[one.entry.kind].append([one.entry.reference, spot.provider, spot.site, spot.city])
        return found


def token(entry: Entry, spot: Spot) -> str:
    """A suggestion as a form sends it."""
    return digest(repr((name(entry), spot.provider, spot.site, spot.city)))[:16]


def choices(file: RegisterFile, waiting: ImportFile | None = None) -> Choices:
    """What was decided about a waiting file; else its day, once it was imported the day that it was imported with.

    A file that names no day has none until somebody says it: today would make what it does not have look gone since.
    """
    said = waiting.choices if waiting else {}
    known = RegisterImport.objects.filter(register=file.register, sha256=file.sha256).first()
    today = _today()
    day = said.get("day") or (known.date if known else file.date) or ""
    return Choices(min(day, today), frozenset(said.get("confirmed", ())))


def _today() -> str:
    return timezone.now().date().isoformat()


def read(waiting: ImportFile) -> RegisterFile:
    """What waits of a register's file."""
    return RegisterFile.from_json(bytes(waiting.content))


def register_plan(file: RegisterFile, chosen: Choices) -> Registering:
    """Hold a register's file, as one of today while its day is not known, against the working tables.

    Raises UnsoundCatalogueError.
    """
    day = chosen.day or _today()
    rows = queries.working_rows()
    found = join(file.entries, rows.values())
    joined = (*found.joined, *_confirmed(found, chosen.confirmed))
    news = [one for one in joined if _retrieved(rows, one) <= day]
    said = meaning(news, load_vocabulary(), rows, queries.retired())
    tables = Tables((*site_rows(joined, rows, day, vanished(file, rows, day), file.file), *said.rows))
    imports = list(RegisterImport.objects.filter(register=file.register).order_by("-date", "-pk"))
    others = [one for one in imports if one.sha256 != file.sha256]
    return Registering(
        file=file,
        register=BY_KEY[file.register],
        choices=chosen,
        joined=joined,
        suggested=found.suggested,
        unmatched=found.unmatched,
        tables=tables,
        planned=import_plan(tables),
        appeared=tuple(one for one in joined if name(one.entry) not in names(_site(rows, one.spot) or {})),
        older=tuple(one for one in joined if _retrieved(rows, one) > day),
        left=said.left,
        compared=_compared(file, [one for one in others if one.is_list and one.date <= day], rows),
        is_new=len(others) == len(imports),
        is_first=not others,
    )


def _retrieved(rows: Rows, one: Joined) -> str:
    """The day of the file that the site has the record from; what is older says nothing new."""
    record = names(_site(rows, one.spot) or {}).get(name(one.entry))
    return record["retrieved"] if record else ""


def _confirmed(found: Join, tokens: Collection[str]) -> Iterator[Joined]:
    for one in found.suggested:
        yield from (Joined(one.entry, spot, confirmed=True) for spot in one.spots if token(one.entry, spot) in tokens)


def _compared(file: RegisterFile, earlier: list[RegisterImport], rows: Rows) -> tuple[Compared, ...]:
    """Hold a whole list, kind by kind, against the newest one before it that has records of the kind."""
    found: dict[RegisterImport, list[Gone]] = {}
    for kind in () if file.is_part else _kinds(file):
        if before := next((one for one in earlier if kind in one.held), None):
            found.setdefault(before, []).extend(_gone(file, kind, before.held[kind], rows))
    return tuple(Compared(before, tuple(gone)) for before, gone in found.items())


def _gone(file: RegisterFile, kind: str, held: Iterable[list[str]], rows: Rows) -> Iterator[Gone]:
    """What of one kind is no longer in a list, at the sites that have it now, whatever they were called then.

    A list that comes from a search is silent about countries not in it.
    """
    entries = [entry for entry in file.entries if entry.kind == kind]
    still = {entry.reference for entry in entries}
    countries = {entry.country for entry in entries}
    missing = dict.fromkeys((reference, slug) for reference, slug, *_ in held if reference not in still)
    for reference, slug in missing:
        row = rows.get(slug, {"name": "", "sites": ()})
        for site in row["sites"]:
            record = names(site).get((file.register, kind, reference))
            if record and (file.register in WHOLE or not countries.isdisjoint({None, site.get("country")})):
                yield Gone(kind, reference, Spot(slug, site["name"], site["city"], row["name"]), record["title"])


def _kinds(file: RegisterFile) -> dict[str, None]:
    return dict.fromkeys(entry.kind for entry in file.entries)


def _site(rows: Rows, spot: Spot) -> Any:
    sites = rows[spot.provider]["sites"] if spot.provider in rows else ()
    return next((site for site in sites if (site["name"], site["city"]) == (spot.site, spot.city)), None)
