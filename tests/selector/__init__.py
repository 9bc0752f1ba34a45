"""Tests of the questionnaire app: what is stored, who may open it, and every page."""
