"""Tests of the catalogue app."""
