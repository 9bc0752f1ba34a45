"""What the entries of a register mean for the sites they were joined to: sources and claims, as partial rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from providers.catalogue.dates import first_day, in_words, last_day
from providers.catalogue.partial import PartialRow
from providers.catalogue.registers import KNOWN
from providers.catalogue.vocabulary import Vocabulary
from providers.regulators.capability import SCHEME, capabilities
from providers.regulators.entry import Entry
from providers.regulators.inspections import MEDICINES, TRIALS
from providers.regulators.join import Joined
from providers.regulators.resting import Retired, Told, told
from providers.regulators.validity import valid_until

Row = Mapping[str, Any]
Identity = tuple[str, str, int | str | None, tuple[str, ...]]
ADVERSE = "adverse"
# What ends an unfavourable record of the same site and authority: a later inspection without enforcement, a close-out.
ENDING = ("passed", "no_observations", "observations", "adverse_resolved")
# An inspection of devices or food says nothing on medicines (the FDA classifies each by its type of product).
PRODUCT_TYPE = "fda_product_type"
OTHER_AREA = re.compile(rf"\b(?:{'|'.join(MEDICINES)}), (?!{TRIALS})")
# What the vocabulary takes as past, where nothing newer confirms it.
LONG_AGO = "2012"
LONGEST_REMARKS = 240


@dataclass(frozen=True, slots=True)
class Left:
    """A claim that an entry would make and that a curator retired: it is not made anew."""

    entry: Entry
    provider: str
    site: str | None
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """Sources and claims for `import_plan`, and what is left as curators retired it."""

    rows: tuple[PartialRow, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim on an authority: at which site of whom, whose, with which outcome, on which last day."""

    provider: str
    site: str | None
    authority: str
    outcome: str
    day: str

    @property
    def place(self) -> tuple[str, str, str] | None:
        """What has to be the same for one to say something on the other; None where no one site is known."""
        return (self.provider, self.site, self.authority) if self.site else None


def meaning(
    joined: Sequence[Joined],
    vocabulary: Vocabulary,
    rows: Mapping[str, Row],
    retired: Collection[Retired] = frozenset(),
) -> Meaning:
    """What joined entries claim. `rows` are the working rows by slug, in canonical form.

    A certificate is a record of the EU with its last day, and one claim for each term of its scope. An inspection of
    medicines, a letter, a statement of non-compliance are records of their authority. Registrations, recalls and
    prequalified products claim nothing: a registration is not an approval, and the others do not say where.

    An entry that a claim rests on already, by the key of its source or its address, is not claimed again: the claim
    stays as curators left it, gets the site where it names none, and what the register itself put differently.
    What a curator `retired` is not claimed anew. An unfavourable claim becomes historic once the same site has a later
    inspection by the same authority without enforcement, or a close-out, among the entries or in the catalogue; what
    is retired or disputed ends nothing, nor does what cannot be told apart by its site's name. Read twice, a file
    yields what is there.
    """
    telling = list(told([one for one in joined if _outcome(one.entry)], rows, retired))
    counting = [one for one in telling if _counts(one)]
    said = [*_in_rows(rows), *map(_said, counting)]
    made = [row for one in telling for row in _rows(one, vocabulary, said)]
    found: dict[Identity, PartialRow] = {}
    for row in (*(row for row in made if isinstance(row, PartialRow)), *_ended(counting)):
        found.setdefault(_identity(row), row)
    return Meaning(tuple(found.values()), tuple(row for row in made if isinstance(row, Left)))


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


def _counts(one: Told) -> bool:
    """Whether what an entry says of its authority counts: curators retired or disputed nothing of it."""
    rest = one.rest("regulator", one.entry.authority, "manufacturing")
    return rest != "retired" and not (rest and rest[1].get("disputed"))


def _said(one: Told) -> _Said:
    entry = one.entry
    return _Said(one.provider, one.site, entry.authority, entry.outcome or "", entry.date or "")


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
    newer = {one.outcome for one in said if about.place and one.place == about.place and one.day > about.day}
    past = (site or {}).get("status") == "historic" or (about.day < LONG_AGO and not newer)
    ended = about.outcome == ADVERSE and not newer.isdisjoint(ENDING)
    return "historic" if past or ended else "current"


def _rows(one: Told, vocabulary: Vocabulary, said: Sequence[_Said]) -> Iterator[PartialRow | Left]:
    """The source of an entry where it is new, its claim on the authority, and those on its scope."""
    entry, source = one.entry, one.sources[0]
    site = next((site for site in one.row["sites"] if site["name"] == one.site), None)
    about = {
        "source": source,
        "evidence": "regulator_record",
        "status": _status(_said(one), site, said),
        "as_of": entry.date,
        "scope": "manufacturing",
    } | ({"site": one.site} if one.site else {})
    if entry.kind == "certificate" and entry.date:
        about["valid_until"] = valid_until(entry.date, entry.remarks)
    claims = [
        {"kind": "regulator", "code": entry.authority, "detail": _detail(entry), **about, "outcome": entry.outcome}
    ]
    if entry.kind == "certificate":
        claims += (about | claim for claim in _on_scope(entry, vocabulary))
    made = [row for claim in claims for row in _claim(claim, one)]
    if source not in one.row["sources"] and any(isinstance(row, PartialRow) for row in made):
        yield PartialRow("source", one.provider, _source(source, entry), entry.place)
    yield from made


def _source(key: str, entry: Entry) -> dict[str, Any]:
    """A new source; without an address of its own it leads to the register."""
    own = {"key": key, "url": entry.url or KNOWN[entry.register].url, "title": entry.title, "published": None}
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
    after = f"after an inspection that ended {in_words(entry.date)}"
    if entry.kind == "certificate":
        head = f"GMP certificate {entry.reference} {after}, for its scope only."
        return " ".join(filter(None, (head, _limits(entry))))
    if entry.kind == "non_compliance":
        return f"Statement of non-compliance with GMP {entry.reference} {after}."
    return entry.text


def _claim(values: dict[str, Any], one: Told) -> Iterator[PartialRow | Left]:
    """A new claim, or what the register changes in the one that rests on the entry already."""
    rest = one.rest(values["kind"], values["code"], values["scope"])
    if rest == "retired":
        yield Left(one.entry, one.provider, one.site, values["kind"], values["code"])
    elif rest is None:
        yield PartialRow("claim", one.provider, values, one.entry.place, "new")
    elif changed := _put_differently(rest[1], values):
        names = {"kind": values["kind"], "code": values["code"]}
        yield PartialRow("claim", one.provider, names | changed, one.entry.place, rest[0])


def _put_differently(claim: Row, values: Row) -> dict[str, Any]:
    """The site where none is named, another outcome, and that it is over; all else stays as curators left it."""
    changed = {"site": values["site"]} if "site" in values and not claim.get("site") else {}
    if values["status"] == "historic" and claim["status"] == "current" and values.get("outcome") == ADVERSE:
        changed["status"] = "historic"
    # The list has no remarks: what its page shortens comes later.
    shorter = values.get("valid_until")
    if shorter and shorter < (claim.get("valid_until") or "") == valid_until(values["as_of"], ""):
        changed |= {"valid_until": shorter, "detail": values["detail"]}
    # A close-out that a curator found is not in the list of letters, which names none.
    if claim.get("outcome") not in (values.get("outcome"), "adverse_resolved"):
        changed |= {"outcome": values["outcome"], "detail": values["detail"], "status": values["status"]}
    return changed


def _ended(counting: Iterable[Told]) -> Iterator[PartialRow]:
    """Unfavourable claims of the catalogue that an entry ends, at the place of that entry."""
    for one in counting:
        about = _said(one)
        for number, claim in enumerate(one.row["claims"] if about.outcome in ENDING else (), 1):
            stands = claim.get("outcome") == ADVERSE and claim["status"] == "current"
            same = (claim["kind"], claim["code"], claim.get("site")) == ("regulator", about.authority, about.site)
            if about.place and stands and same and about.day > _last(claim):
                ends = {"kind": claim["kind"], "code": claim["code"], "status": "historic"}
                yield PartialRow("claim", one.provider, ends, one.entry.place, number)


def _last(claim: Row) -> str:
    return last_day(claim["as_of"]) if claim["as_of"] else ""
