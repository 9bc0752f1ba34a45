"""Records of authorities in words that neither accuse nor promise: whose, what, when, at which sites, how it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from providers.catalogue.facts import CLOSED
from selector.shortlist.claims import UNINSPECTED
from selector.shortlist.result import Evidence, Match, Requirement

from .one_site import some_sites
from .parts import Reference
from .pen import Pen, reference

AUTHORITY = "regulator"  # the kind of requirement that asks for a record
SourceKey = tuple[str, str | None, str | None]
UNNUMBERED: Mapping[SourceKey, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """An unfavourable record. `note` is what has to be said beside its date, or empty: its age, that it is past.

    `is_past`: it is old, has expired, was settled since, or is no longer current.
    """

    authority: str
    text: str
    as_of: str
    note: str
    is_past: bool
    source: Reference


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A provider with its records."""

    name: str
    records: tuple[AuthorityRecord, ...]


def authority_records(
    records: Sequence[Evidence], today: str, pen: Pen, numbers: Mapping[SourceKey, str] = UNNUMBERED
) -> tuple[AuthorityRecord, ...]:
    """The records in their order. `today` is the assessment date; `numbers` are those of a list of sources."""
    return tuple(
        AuthorityRecord(
            authority=pen.authority(record.code),
            text=at_site(record, pen).removesuffix("."),  # what stands around it ends the sentence
            as_of=pen.date(record.as_of) if record.as_of else "",
            note=_note(record, today, pen),
            is_past=_is_past(record, today, pen),
            source=reference(*source_key(record), number=numbers.get(source_key(record), "")),
        )
        for record in records
    )


def at_site(evidence: Evidence, pen: Pen) -> str:
    """What a claim says, after the name of its site where it does not say that itself."""
    if not evidence.site or evidence.site in evidence.detail:
        return evidence.detail
    return pen.say.shortlist.at_site.format(site=evidence.site, claim=evidence.detail)


def reason(need: Requirement, match: Match, lead: str, pen: Pen) -> str:
    """What speaks for a provider; a record does so for the sites that it names alone, and as it ended."""
    say, name = pen.say.shortlist.reason, pen.need(need)
    if need.kind != AUTHORITY:
        return name
    at = at_sites(match.sites, pen)
    told = say["at"].format(need=name, sites=at) if at else say["loose"].format(need=name)
    ended = outcome(match.evidence, lead, pen) if match.evidence else ""
    return say["outcome"].format(reason=told, outcome=ended) if ended else told


def at_sites(sites: Sequence[str], pen: Pen) -> str:
    """The sites that claims name, "at Bern and Lyon"; empty where they name none."""
    return pen.say.together.at.format(sites=some_sites(sites, pen)) if sites else ""


def outcome(evidence: Evidence, lead: str, pen: Pen) -> str:
    """How a record ended, unless well. That no inspection is shown is said where no other claim shows one."""
    told = lead == "stated" or evidence.outcome not in UNINSPECTED
    return pen.say.shortlist.outcome.get(evidence.outcome or "", "") if told else ""


def source_key(evidence: Evidence) -> SourceKey:
    """What makes two claims rest on the same source."""
    return evidence.title, evidence.published, evidence.url


def _is_past(record: Evidence, today: str, pen: Pen) -> bool:
    has_ended = bool(record.valid_until and record.valid_until < today) or record.status == "historic"
    return has_ended or record.outcome == CLOSED or pen.is_old(record.as_of, today)


def _note(record: Evidence, today: str, pen: Pen) -> str:
    settled = pen.say.shortlist.settled
    standing = settled.get(record.outcome or "") or settled.get(record.status)
    return pen.say.form.comma.join(filter(None, (pen.dated(record, today), standing)))
