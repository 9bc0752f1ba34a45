"""The site's WSGI application, which writes down the id of each document that it begins to make."""

from __future__ import annotations

import os
from pathlib import Path

from selector.wsgi import application  # noqa: F401 (the server takes it from here)

from selector import document_actions  # isort: skip (the application sets Django up)
from selector.printing import Job  # isort: skip

make = document_actions.make


def counted(job: Job) -> bytes:
    """Make a document, after a line in the file of all that were begun."""
    with Path(os.environ["BEGUN_FILE"]).open("a", encoding="utf-8") as file:
        file.write(f"{job.stamp.id}\n")
    return make(job)


document_actions.make = counted
