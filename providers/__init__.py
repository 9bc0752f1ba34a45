"""The catalogue of providers: working tables, import, publishing, the newest Revision."""
