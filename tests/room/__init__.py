"""Tests of the page of the room."""
