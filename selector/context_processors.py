"""What every page says of the site: the method's words and version, the size of the catalogue, and whom to write to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from . import queries
from .method.load import current_version


def site(request: HttpRequest) -> dict[str, Any]:
    """`method` and `method_texts` of new assessments; `catalogue`, a CatalogueSize, read only where a page shows it.

    `contact_email` is empty where whoever runs the site has set none.
    """
    pen = queries.pen(current_version())

    def catalogue() -> queries.CatalogueSize | None:
        size = queries.catalogue_size()
        return size and in_words(size)

    return {
        "method": pen.method,
        "method_texts": pen.texts,
        "catalogue": SimpleLazyObject(catalogue),
        "contact_email": settings.CONTACT_EMAIL,
    }


def in_words(size: queries.CatalogueSize) -> queries.CatalogueSize:
    """The size of a catalogue, with its date as people write it."""
    return replace(size, retrieved=queries.pen(current_version()).date(size.retrieved))
