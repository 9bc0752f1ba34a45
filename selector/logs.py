"""Logging of Django and of the server: what a sponsor typed, or what opens an assessment, never reaches a log."""

import logging
import re

# With or without the first slash: Django's resolver names a path without it.
TOKEN = re.compile(r"""(?<![\w.-])([ar]/)[^/\s?#"']+""")


def mask_tokens(text: str) -> str:
    """Replace the token in each private link (/a/...) and read-only link (/r/...) of a text."""
    return TOKEN.sub(r"\1[token]", text)


class MaskingFormatter(logging.Formatter):
    """Masks the finished line, traceback included, so that no logger has to think of it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without tokens."""
        return mask_tokens(super().format(record))


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
    },
}
