"""Tests of what a catalogue is; no database."""
