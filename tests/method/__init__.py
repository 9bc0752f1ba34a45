"""Tests of the method as data."""
