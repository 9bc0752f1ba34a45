"""A request that htmx may have made."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class HtmxHttpRequest(HttpRequest):
    """`htmx` is true where a script of the page asks, false where a browser asks for a page."""

    htmx: HtmxDetails
