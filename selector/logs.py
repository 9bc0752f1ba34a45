"""Logging of Django and of the server: what a sponsor typed, or what opens an assessment, never reaches a log."""

import logging
import re
from typing import Any

# With or without the first slash: Django's resolver names a path without it. A mistyped link still shows its token.
TOKEN = re.compile(r"""(?<![\w.-])((?:[ar]|providers/+answer)/+)[^/\s?#"']+""", re.IGNORECASE)
# What ends a line or moves a terminal's cursor.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def mask_tokens(text: str) -> str:
    """Replace the token in each private link (/a/...), read-only link (/r/...) and link of a provider in a text."""
    return TOKEN.sub(r"\1[token]", text)


def escape_controls(text: str) -> str:
    """Write control characters as Python does, so that a visitor's line break begins no line."""
    return CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


class MaskingFormatter(logging.Formatter):
    """Masks and escapes the finished entry, traceback included, so that no logger has to think of it."""

    def format(self, record: logging.LogRecord) -> str:
        """The entry without tokens."""
        return mask_tokens(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (the name in logging)
        """The message in one line."""
        return escape_controls(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name in logging)
        """The traceback, indented: an exception may quote what a visitor sent."""
        return "\n".join(f"    {escape_controls(line)}" for line in super().formatException(ei).split("\n"))


# One handler for every logger, and no mail to the administrators: it would carry the form of the failed request.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"masking": {"()": MaskingFormatter, "fmt": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "masking"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        name: {"handlers": [], "level": "INFO", "propagate": True}
        for name in ("django", "django.server", "gunicorn.access", "gunicorn.error")
    }
    # Its one warning: that it drops the body of an answer to HEAD, which Django leaves to the server.
    | {"gunicorn.http.wsgi": {"level": "ERROR"}},
}
