"""A stored result in words: numbers rounded, sentences written, charts painted, for page and PDF alike."""
