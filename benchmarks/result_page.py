"""The result page against a bare view that answers the same bytes through the same middleware.

Run: python -m benchmarks.result_page
"""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client
from django.urls import path

import benchmarks.site  # noqa: F401 (sets Django up, before the selector is imported)
from benchmarks.timing import medians, report
from selector import urls

ROUNDS = 40
BARE = "bare view, the same bytes, the same middleware"


def main() -> None:
    """Open the result of the example in one process, without a network between."""
    client = Client(headers={"accept-encoding": "gzip"}, SERVER_NAME="localhost")
    review = client.post("/assessments/example").headers["Location"]
    client.post(review.replace("review", "see-result"))
    result = review.replace("review", "result")
    body = client.get(result, headers={"accept-encoding": "identity"}).content
    urls.urlpatterns.append(path("bare", lambda _request: HttpResponse(body)))
    assert client.get("/bare").status_code == client.get(result).status_code == 200
    works = {BARE: lambda: client.get("/bare"), "result page": lambda: client.get(result)}
    report(f"Result page, {len(body):,} bytes before compression", medians(works, ROUNDS), BARE)


if __name__ == "__main__":
    main()
