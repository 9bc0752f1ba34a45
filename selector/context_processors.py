"""What every page says of the site: the method's words and version, the size of the catalogue, and whom to write to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from providers.catalogue.vocabulary import load_vocabulary

from . import queries
from .method.load import current_version, load_method, load_texts
from .models import LANGUAGE
from .report.paint import WEB
from .report.pen import Pen


def site(request: HttpRequest) -> dict[str, Any]:
    """`method` and `method_texts` of new assessments; `catalogue`, a CatalogueSize, read only where a page shows it.

    `contact_email` is empty where whoever runs the site has set none.
    """
    version = current_version()
    method, texts = load_method(version), load_texts(version, get_language() or LANGUAGE)

    def catalogue() -> queries.CatalogueSize | None:
        size = queries.catalogue_size()
        pen = Pen(method, texts, load_vocabulary(), WEB)
        return size and replace(size, retrieved=pen.date(size.retrieved))

    return {
        "method": method,
        "method_texts": texts,
        "catalogue": SimpleLazyObject(catalogue),
        "contact_email": settings.CONTACT_EMAIL,
    }
