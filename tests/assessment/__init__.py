"""Tests of the whole pipeline without Django."""
