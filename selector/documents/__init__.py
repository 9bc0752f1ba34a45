"""Documents: the words of a report become the bytes of a file."""
