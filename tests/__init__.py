"""Tests of the site; the folders mirror the source tree."""
