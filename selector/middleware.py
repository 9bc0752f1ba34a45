"""What the site adds to Django's middleware: a character that is refused, and files that are not packed twice."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PACKED = ("application/pdf", "application/vnd.openxmlformats-officedocument.", "image/png", "image/jpeg")


class GZipTextMiddleware(GZipMiddleware):
    """Compresses what shrinks. Packing a document, compressed inside, takes longer than handing it out."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Leave packed types as they are."""
        if response.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 where the query or a cookie holds it; forms refuse it by themselves."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META["QUERY_STRING"] or any("\0" in value for value in request.COOKIES.values()):
            raise BadRequest("NUL in the query or a cookie")
        return get_response(request)

    return middleware
