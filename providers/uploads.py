"""How uploads arrive: in memory where they are small, else on disk, and never more of one than any form takes."""

from __future__ import annotations

from django.core.files.uploadhandler import FileUploadHandler

from providers.catalogue.media import LARGEST_FILE


class CutUpload(FileUploadHandler):
    """Drops what comes after the largest size that any form takes; a form sees a file that is too large, and says so.

    It stands before the handlers that keep what they get, so 50 MB are neither held in memory nor written to disk.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass on what begins within the limit, so that a cut file is larger than it."""
        return raw_data if start <= LARGEST_FILE else None

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
