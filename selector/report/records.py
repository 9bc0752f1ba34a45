"""Unfavourable records of authorities in words that never accuse: whose, what, when, and where it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from selector.shortlist.result import Evidence

from .parts import Reference
from .pen import Pen, reference

SourceKey = tuple[str, str | None, str | None]
UNNUMBERED: Mapping[SourceKey, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """One record. `note` is what has to be said beside its date, or empty: its age, that it is settled or historic."""

    authority: str
    text: str
    as_of: str
    note: str
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
            source=reference(*source_key(record), number=numbers.get(source_key(record), "")),
        )
        for record in records
    )


def at_site(evidence: Evidence, pen: Pen) -> str:
    """What a claim says, after the name of its site where it does not say that itself."""
    if not evidence.site or evidence.site in evidence.detail:
        return evidence.detail
    return pen.say.shortlist.at_site.format(site=evidence.site, claim=evidence.detail)


def source_key(evidence: Evidence) -> SourceKey:
    """What makes two claims rest on the same source."""
    return evidence.title, evidence.published, evidence.url


def _note(record: Evidence, today: str, pen: Pen) -> str:
    settled = pen.say.shortlist.settled
    standing = settled.get(record.outcome or "") or settled.get(record.status)
    return pen.say.form.comma.join(filter(None, (pen.dated(record, today), standing)))
