"""A change that is tried in place, against a bare view that answers the same bytes through the same middleware.

Each try is another one: what the server keeps of earlier ones must not make it look faster than it is.

Run: python -m benchmarks.what_if
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle, repeat
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client
from django.urls import path

import benchmarks.site  # noqa: F401 (sets Django up, before the selector is imported)
from benchmarks.timing import medians, report
from selector import urls
from selector.models import Result
from selector.what_if_forms import WhatIfForm

ROUNDS = 25
BARE = "bare view, the same bytes, the same middleware"

Sent = dict[str, list[str]]


def panel(result: Result) -> Sent:
    """All that the panel sends while nothing is changed."""
    form = WhatIfForm(result)
    return {name: ["", *form.sent.getlist(name)] for name in form.fields}


def weights() -> Iterator[Sent]:
    """Two weights, never the same pair."""
    return ({"ranking-lifecycle_stage": [str(one)], "verdict-lifecycle_stage": [str(one)]} for one in range(101))


def levels() -> Iterator[Sent]:
    """The level of a requirement, with a weight that makes each try another one."""
    changes = cycle(("want", "drop"))
    return (weight | {"level-modality:biologic_mammalian": [next(changes)]} for weight in weights())


def answers() -> Iterator[Sent]:
    """A stage, and an amount that makes each try another one."""
    stages = cycle(("phase_1", "phase_3", "commercial"))
    return ({"answer-stage": [next(stages)], "answer-bioreactor_litres": [str(litres)]} for litres in count(100))


def main() -> None:
    """Try changes beside the result of the example in one process, without a network between."""
    client = Client(headers={"accept-encoding": "gzip"}, SERVER_NAME="localhost")
    review = client.post("/assessments/example").headers["Location"]
    client.post(review.replace("review", "see-result"))
    result = Result.objects.get()
    address, sent = review.replace("review", f"results/{result.pk}/what-if"), panel(result)

    def post(path: str, changes: Iterator[Sent], **headers: str) -> HttpResponse:
        data = urlencode(sent | next(changes), doseq=True)
        form = "application/x-www-form-urlencoded"
        response = client.post(path, data, content_type=form, headers={"HX-Request": "true"} | headers)
        assert response.status_code == 200
        return response

    plain = post(address, weights(), **{"accept-encoding": "identity"}).content
    urls.urlpatterns.append(path("bare", lambda _request: HttpResponse(plain)))
    by_weight, by_level, by_answer = weights(), levels(), answers()
    works = {
        BARE: lambda: post("/bare", repeat(Sent())),
        "two weights": lambda: post(address, by_weight),
        "a level and two weights": lambda: post(address, by_level),
        "two answers": lambda: post(address, by_answer),
        "the page as it opens": lambda: client.get(address),
    }
    report(f"What-if, {len(plain):,} bytes before compression", medians(works, ROUNDS), BARE)


if __name__ == "__main__":
    main()
