"""What the entries of a register mean for the sites they were joined to: sources and claims, as partial rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from providers.catalogue.dates import first_day, last_day
from providers.catalogue.partial import PartialRow
from providers.catalogue.record_source import record_source
from providers.catalogue.vocabulary import Vocabulary
from providers.regulators.capability import SCHEME, capabilities
from providers.regulators.entry import Entry
from providers.regulators.inspections import MEDICINES, TRIALS
from providers.regulators.join import Joined
from providers.regulators.register import REGISTERS
from providers.regulators.validity import valid_until

Row = Mapping[str, Any]
Identity = tuple[str, str, int | str | None, tuple[str, ...]]
# What a claim said: provider, kind, code, key of the source, site.
Told = tuple[str, str, str, str, str | None]
ADVERSE = "adverse"
# What ends an unfavourable record of the same site and authority: a later inspection without enforcement, a close-out.
ENDING = ("passed", "no_observations", "observations", "adverse_resolved")
# An inspection of devices or food says nothing on medicines (the FDA classifies each by its type of product).
PRODUCT_TYPE = "fda_product_type"
OTHER_AREA = re.compile(rf"\b(?:{'|'.join(MEDICINES)}), (?!{TRIALS})")
# What the vocabulary takes as past, where nothing newer confirms it.
LONG_AGO = "2012"
LONGEST_REMARKS = 240
ADDRESS = {register.key: register.url for register in REGISTERS}


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim on an authority: at which site of whom, whose, with which outcome, on which last day."""

    provider: str
    site: str | None
    authority: str
    outcome: str
    day: str

    @property
    def place(self) -> tuple[str, str | None, str]:
        """What has to be the same for one to say something on the other."""
        return self.provider, self.site, self.authority


def rows_of(
    joined: Sequence[Joined], vocabulary: Vocabulary, rows: Mapping[str, Row], retired: Collection[Told] = frozenset()
) -> tuple[PartialRow, ...]:
    """Sources and claims for `import_plan`. `rows` are the working rows by slug, in canonical form.

    A certificate is a record of the EU with its last day, and one claim for each term of its scope. An inspection of
    medicines, a letter, a statement of non-compliance are records of their authority. Registrations, recalls and
    prequalified products claim nothing: a registration is not an approval, and the others do not say where.

    An entry that a claim rests on already, by the key of its source or its address, is not claimed again: the claim
    stays as curators left it, gets the site where it names none, and what the register itself put differently.
    What a curator `retired` is not claimed anew. An unfavourable claim becomes historic once the same site has a later
    inspection by the same authority without enforcement, or a close-out, among the entries or in the catalogue. Read
    twice, a file yields what is there.
    """
    telling = [one for one in joined if _outcome(one.entry)]
    said = [*_in_rows(rows), *(_said(one) for one in telling)]
    made = (row for one in telling for row in _rows(one, vocabulary, rows[one.spot.provider], said))
    found: dict[Identity, PartialRow] = {}
    for row in (*made, *_ended(telling, rows)):
        if not (row.number == "new" and _told(row) in retired):
            found.setdefault(_identity(row), row)
    return tuple(found.values())


def _told(row: PartialRow) -> Told:
    kind, code, source = (str(row.values.get(name)) for name in ("kind", "code", "source"))
    return row.provider, kind, code, source, row.values.get("site")


def _identity(row: PartialRow) -> Identity:
    """What a row is about, once in one import: a claim by its number, what is new by what it says."""
    names = {"source": ("key",), "claim": ("kind", "code", "scope", "source", "site")}[row.part]
    said = tuple(str(row.values.get(name)) for name in names)
    return row.part, row.provider, row.number, said if row.number in (None, "new") else ()


def _outcome(entry: Entry) -> str | None:
    """The outcome that an entry claims; none where it is not about making medicines."""
    types = [code for scheme, code in entry.codes if scheme == PRODUCT_TYPE]
    if entry.kind == "inspection":
        on_trials_alone = TRIALS in entry.text and not OTHER_AREA.search(entry.text)
        if on_trials_alone or not any(one in MEDICINES for one in types):
            return None
    return entry.outcome


def _said(one: Joined) -> _Said:
    entry = one.entry
    return _Said(one.spot.provider, one.spot.site, entry.authority, entry.outcome or "", entry.date or "")


def _in_rows(rows: Mapping[str, Row]) -> Iterator[_Said]:
    for slug, row in rows.items():
        for claim in row["claims"]:
            outcome = claim.get("outcome") or ""
            # What a provider says of itself ends nothing; a vague date ends only what came before all of it.
            ends = outcome in ENDING
            own_words = ends and claim["evidence"] == "provider_statement"
            if claim["kind"] == "regulator" and not claim.get("disputed") and not own_words:
                day = first_day(claim["as_of"]) if ends else _last(claim)
                yield _Said(slug, claim.get("site"), claim["code"], outcome, day)


def _status(about: _Said, site: Row | None, said: Iterable[_Said]) -> str:
    """Historic: at a site that is, or long ago and not confirmed since, or unfavourable and ended since.

    Only what is later ends: on one day the unfavourable record wins.
    """
    newer = {one.outcome for one in said if one.place == about.place and one.day > about.day}
    past = (site or {}).get("status") == "historic" or (about.day < LONG_AGO and not newer)
    ended = about.outcome == ADVERSE and not newer.isdisjoint(ENDING)
    return "historic" if past or ended else "current"


def _rows(one: Joined, vocabulary: Vocabulary, row: Row, said: Sequence[_Said]) -> Iterator[PartialRow]:
    """The source of an entry where it is new, its claim on the authority, and those on its scope."""
    entry = one.entry
    source = _known_source(entry, row) or record_source(entry.register, entry.kind, entry.reference)
    site = next((site for site in row["sites"] if site["name"] == one.spot.site), None)
    about = {
        "source": source,
        "evidence": "regulator_record",
        "status": _status(_said(one), site, said),
        "as_of": entry.date,
        "scope": "manufacturing",
        "site": one.spot.site,
    }
    if entry.kind == "certificate" and entry.date:
        about["valid_until"] = valid_until(entry.date, entry.remarks)
    claims = [
        {"kind": "regulator", "code": entry.authority, "detail": _detail(entry), **about, "outcome": entry.outcome}
    ]
    if entry.kind == "certificate":
        claims += (about | claim for claim in _on_scope(entry, vocabulary))
    if source not in row["sources"]:
        yield PartialRow("source", one.spot.provider, _source(source, entry), entry.place)
    for claim in claims:
        yield from _claim(claim, one, row)


def _known_source(entry: Entry, row: Row) -> str | None:
    """The source of the catalogue that has the entry's own address."""
    known = (key for key, source in row["sources"].items() if entry.url and source["url"] == entry.url)
    return next(known, None)


def _source(key: str, entry: Entry) -> dict[str, Any]:
    """A new source; without an address of its own it leads to the register."""
    own = {"key": key, "url": entry.url or ADDRESS[entry.register], "title": entry.title, "published": None}
    if entry.kind == "letter":
        own["published"] = entry.date
    return own if entry.url else own | {"url_shortened": True}


def _on_scope(entry: Entry, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    codes = [code for scheme, code in entry.codes if scheme == SCHEME]
    for found in capabilities(codes, vocabulary):
        listed = f"Scope {', '.join(found.codes)} of GMP certificate {entry.reference}."
        detail = " ".join(filter(None, (listed, _limits(entry))))
        yield {"kind": found.kind, "code": found.code, "detail": detail, "scope": found.scope}


def _limits(entry: Entry) -> str:
    """The remarks of a certificate, which may limit it; long ones stand in full with the record of the site."""
    if len(entry.remarks) > LONGEST_REMARKS:
        return "It has clarifying remarks, which stand with the record of the site."
    return f"Clarifying remarks: {entry.remarks}" if entry.remarks else ""


def _detail(entry: Entry) -> str:
    """The entry in its own words; a certificate and a statement without the list of codes, which stand elsewhere."""
    if entry.kind == "certificate":
        head = f"GMP certificate {entry.reference} after an inspection that ended {entry.date}, for its scope only."
        return " ".join(filter(None, (head, _limits(entry))))
    if entry.kind == "non_compliance":
        return f"Statement of non-compliance with GMP {entry.reference} after an inspection that ended {entry.date}."
    return entry.text


def _claim(values: dict[str, Any], one: Joined, row: Row) -> Iterator[PartialRow]:
    """A new claim, or what the register changes in the one that rests on the entry already."""
    names = {"kind": values["kind"], "code": values["code"]}
    # Under its own key an entry may speak of several sites; a source of the curators speaks of the site they gave it.
    own = record_source(one.entry.register, one.entry.kind, one.entry.reference)
    known = [
        (number, claim)
        for number, claim in enumerate(row["claims"], 1)
        if all(claim[key] == values[key] for key in ("kind", "code", "source", "scope"))
        and (claim.get("site") in (None, one.spot.site) or values["source"] != own)
    ]
    if not known:
        yield PartialRow("claim", one.spot.provider, values, one.entry.place, "new")
        return
    number, claim = max(known, key=lambda found: found[1].get("site") is not None)
    changed = _put_differently(claim, values)
    if changed:
        yield PartialRow("claim", one.spot.provider, names | changed, one.entry.place, number)


def _put_differently(claim: Row, values: Row) -> dict[str, Any]:
    """The site where none is named, another outcome, and that it is over; all else stays as curators left it."""
    changed = {} if claim.get("site") else {"site": values["site"]}
    if values["status"] == "historic" and claim["status"] == "current" and values.get("outcome") == ADVERSE:
        changed["status"] = "historic"
    # A close-out that a curator found is not in the list of letters, which names none.
    # The list has no remarks: what its page shortens comes later.
    shorter = values.get("valid_until")
    if shorter and shorter < (claim.get("valid_until") or "") == valid_until(values["as_of"], ""):
        changed |= {"valid_until": shorter, "detail": values["detail"]}
    if claim.get("outcome") not in (values.get("outcome"), "adverse_resolved"):
        changed |= {"outcome": values["outcome"], "detail": values["detail"], "status": values["status"]}
    return changed


def _ended(telling: Iterable[Joined], rows: Mapping[str, Row]) -> Iterator[PartialRow]:
    """Unfavourable claims of the catalogue that an entry ends, at the place of that entry."""
    for one in telling:
        about = _said(one)
        for number, claim in enumerate(rows[about.provider]["claims"] if about.outcome in ENDING else (), 1):
            stands = claim.get("outcome") == ADVERSE and claim["status"] == "current"
            same = (claim["kind"], claim["code"], claim.get("site")) == ("regulator", about.authority, about.site)
            if stands and same and about.day > _last(claim):
                ends = {"kind": claim["kind"], "code": claim["code"], "status": "historic"}
                yield PartialRow("claim", about.provider, ends, one.entry.place, number)


def _last(claim: Row) -> str:
    return last_day(claim["as_of"]) if claim["as_of"] else ""
