"""System checks on the content of the method: each wrong reference, weight or text by id, with a hint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register

from providers.catalogue.vocabulary import load_vocabulary

from .method.content import faults, unsourced_terms
from .method.content_outgoing import outgoing_faults
from .method.load import HOME, ContentError, load_glossary, load_method, load_outgoing, load_texts, versions

HINTS = {
    "E001": "Correct the code, or add what it names to method.toml or vocabulary.json.",
    "E002": "Let the weights name all five dimensions and sum to 100.",
    "E003": "Give some option points on this dimension, or remove the dimension.",
    "E004": "Let the condition name a question that stands earlier in the file.",
    "E005": "Give each code of method.toml its text, and each text its code.",
    "E006": "Declare the kind in [[kind]], or the term in [[scale_kind]] or [[verdict]].",
    "E007": "Correct the key, or add the source to glossary.toml.",
    "E008": "Correct outgoing.toml, or the words of rfi and agreement; each question goes into one of its lists.",
}


@register
def check_method(**_: Any) -> list[CheckMessage]:
    """Check every version of the method in every language it ships."""
    return [message for version in versions() for message in check_version(version)]


def check_version(version: str) -> Iterator[CheckMessage]:
    """The errors of one version; a file of the wrong shape ends the checks of that version."""
    try:
        method, glossary, outgoing = load_method(version), load_glossary(version), load_outgoing(version)
        languages = [load_texts(version, path.stem) for path in sorted((HOME / version).glob("??.toml"))]
    except ContentError as error:
        yield Error(str(error), hint="Compare the file with the classes of selector/method.", id="selector.E000")
        return
    found = [*unsourced_terms(glossary, method)]
    for texts in languages:
        found += faults(method, texts, load_vocabulary())
        found += outgoing_faults(outgoing, method, texts, load_vocabulary())
    for fault in found:
        message = f"Method {version}, {fault.place}: {fault.message}."
        yield Error(message, hint=HINTS[fault.id], id=f"selector.{fault.id}")
