"""What the entries of a register mean for the sites they were joined to: sources and claims, as partial rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from providers.catalogue.dates import in_words
from providers.catalogue.facts import ADVERSE, CLOSED, ENDING
from providers.catalogue.partial import PartialRow
from providers.catalogue.registers import KNOWN
from providers.catalogue.rules import LONGEST_DETAIL
from providers.catalogue.vocabulary import Vocabulary
from providers.regulators.capability import SCHEME, capabilities
from providers.regulators.ending import (
    Place,
    Said,
    Scopes,
    by_place,
    in_catalogue,
    of_claim,
    of_entry,
    scopes_of,
)
from providers.regulators.entry import Entry
from providers.regulators.join import Joined
from providers.regulators.resting import Retired, Told, told
from providers.regulators.validity import valid_until

Row = Mapping[str, Any]
Identity = tuple[str, str, int | str | None, tuple[str, ...]]
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
    inspection by the same authority without enforcement, or a close-out, among the entries or in the catalogue; where
    records are for a scope, one that covers it. It is current again where nothing ends it any more: what is retired or
    disputed ends nothing, nor does what cannot be told apart by its site's name. Read twice, a file yields what is
    there.
    """
    telling = list(told([one for one in joined if one.entry.outcome], rows, retired))
    counting = [one for one in telling if _counts(one)]
    scopes = scopes_of(rows, telling)
    said = by_place((*in_catalogue(rows, scopes), *(of_entry(one, scopes) for one in counting)))
    made = [row for one in telling for row in _rows(one, vocabulary, said, scopes)]
    found: dict[Identity, PartialRow] = {}
    for row in (*(row for row in made if isinstance(row, PartialRow)), *_ended(counting, scopes)):
        found.setdefault(_identity(row), row)
    return Meaning(tuple(found.values()), tuple(row for row in made if isinstance(row, Left)))


def _identity(row: PartialRow) -> Identity:
    """What a row is about, once in one import: a claim by its number, what is new by what it says."""
    names = {"source": ("key",), "claim": ("kind", "code", "scope", "source", "site")}[row.part]
    said = tuple(str(row.values.get(name)) for name in names)
    return row.part, row.provider, row.number, said if row.number in (None, "new") else ()


def _counts(one: Told) -> bool:
    """Whether what an entry says of its authority counts: curators retired or disputed nothing of it."""
    rest = one.rest("regulator", one.entry.authority, "manufacturing")
    return rest != "retired" and not (rest and rest[1].get("disputed"))


def _status(about: Said, site: Row | None, said: Iterable[Said]) -> str:
    """Historic: at a site that is, or long ago and not confirmed since, or unfavourable and ended since.

    Only what is later ends: on one day the unfavourable record wins.
    """
    newer = [one for one in said if one.is_later(about)]
    past = (site or {}).get("status") == "historic" or (about.day < LONG_AGO and not newer)
    ended = about.outcome == ADVERSE and any(one.ends(about) for one in newer)
    return "historic" if past or ended else "current"


def _rows(
    one: Told, vocabulary: Vocabulary, said: Mapping[Place, Sequence[Said]], scopes: Scopes
) -> Iterator[PartialRow | Left]:
    """The source of an entry where it is new, its claim on the authority, and those on its scope."""
    entry, source, says = one.entry, one.sources[0], of_entry(one, scopes)
    site = next((site for site in one.row["sites"] if site["name"] == one.site), None)
    about = {
        "source": source,
        "evidence": "regulator_record",
        "status": _status(says, site, said.get(says.place, ())),
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
    made = [row for claim in claims for row in _claim(claim, one, _below(claim, claims, vocabulary))]
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


def _below(claim: Row, claims: Iterable[Row], vocabulary: Vocabulary) -> frozenset[str]:
    """The narrower terms that a curator may have put in the place of a claim: the entry makes none of them itself."""
    kind, code, made = claim["kind"], claim["code"], {(one["kind"], one["code"]) for one in claims}
    terms = vocabulary.kinds[kind].terms
    return frozenset(one for one in terms if (kind, one) not in made and vocabulary.covers(kind, code, one))


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
    # An inspection of very many lines stands in full with the record of the site.
    return entry.text if len(entry.text) <= LONGEST_DETAIL else shorten(entry.text, LONGEST_DETAIL, placeholder=" …")


def _claim(values: dict[str, Any], one: Told, below: frozenset[str]) -> Iterator[PartialRow | Left]:
    """A new claim, or what the register changes in the one that rests on the entry already, be it on a term below."""
    rest = one.rest(values["kind"], values["code"], values["scope"], below)
    if rest == "retired":
        yield Left(one.entry, one.provider, one.site, values["kind"], values["code"])
    elif rest is None:
        yield PartialRow("claim", one.provider, values, one.entry.place, "new")
    elif changed := _put_differently(rest[1], values, one):
        names = {"kind": values["kind"], "code": rest[1]["code"]}
        yield PartialRow("claim", one.provider, names | changed, one.entry.place, rest[0])


def _put_differently(claim: Row, values: Row, one: Told) -> dict[str, Any]:
    """The site where none is named, another outcome, that it is over or no longer is, and remarks that come later.

    All else stays as curators left it.
    """
    changed = {"site": values["site"]} if "site" in values and not claim.get("site") else {}
    # Under a source of the curators it stays over; under the register's own only while something ends it.
    may_stand = claim["source"] == one.own and claim.get("outcome") == ADVERSE
    if (
        values.get("outcome") == ADVERSE
        and (may_stand or values["status"] == "historic")
        and claim["status"] != values["status"]
    ):
        changed["status"] = values["status"]
    if claim["detail"] == values["detail"].removesuffix(_limits(one.entry)).rstrip() != values["detail"]:
        changed["detail"] = values["detail"]
    shorter = values.get("valid_until")
    if shorter and shorter < (claim.get("valid_until") or "") == valid_until(values["as_of"], ""):
        changed["valid_until"] = shorter
    # A close-out that a curator found is not in the list of letters, which names none.
    if claim.get("outcome") not in (values.get("outcome"), CLOSED):
        changed |= {"outcome": values["outcome"], "detail": values["detail"], "status": values["status"]}
    return changed


def _ended(counting: Iterable[Told], scopes: Scopes) -> Iterator[PartialRow]:
    """Unfavourable claims of the catalogue that an entry ends, at the place of that entry."""
    for one in counting:
        about = of_entry(one, scopes)
        for number, claim in enumerate(one.row["claims"] if about.outcome in ENDING else (), 1):
            stands = (claim["kind"], claim.get("outcome"), claim["status"]) == ("regulator", ADVERSE, "current")
            if stands and about.ends(of_claim(one.provider, claim, scopes)):
                ends = {"kind": claim["kind"], "code": claim["code"], "status": "historic"}
                yield PartialRow("claim", one.provider, ends, one.entry.place, number)
