"""Refuses the character NUL, which no browser sends and PostgreSQL cannot hold."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 where the query or a cookie holds it; forms refuse it by themselves."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META["QUERY_STRING"] or any("\0" in value for value in request.COOKIES.values()):
            raise BadRequest("NUL in the query or a cookie")
        return get_response(request)

    return middleware
