"""Tests of what leaves the room."""
