"""No log line gives away what opens an assessment."""

import logging

import pytest

from selector.logs import MaskingFormatter, mask_tokens


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("GET /a/s3cr3t-T0ken_ 302", "GET /a/[token] 302"),
        ("GET /r/s3cr3t/report.pdf 200", "GET /r/[token]/report.pdf 200"),
        ("Not Found: /a/s3cr3t?next=/", "Not Found: /a/[token]?next=/"),
        ('referer "https://selector.example/a/s3cr3t"', 'referer "https://selector.example/a/[token]"'),
        ("GET /a/%73%33 404", "GET /a/[token] 404"),
        ("Resolver404: {'path': 'a/s3cr3t'}", "Resolver404: {'path': 'a/[token]'}"),
        ("GET /assessments/new 200", "GET /assessments/new 200"),
        ("GET /admin/ 200", "GET /admin/ 200"),
        ("GET /catalogue/pharma/claims 200", "GET /catalogue/pharma/claims 200"),
    ],
)
def test_it_masks_the_token_and_nothing_else(line: str, masked: str) -> None:
    assert mask_tokens(line) == masked


def test_it_masks_a_traceback_too() -> None:
    error = ValueError("no grant for /r/s3cr3t")
    trace = (type(error), error, None)
    record = logging.LogRecord("selector", logging.ERROR, __file__, 1, "at %s", ("/a/t0ken",), trace)
    line = MaskingFormatter().format(record)
    assert "at /a/[token]" in line
    assert "no grant for /r/[token]" in line
