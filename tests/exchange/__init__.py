"""Tests of what comes in from files that others made."""
