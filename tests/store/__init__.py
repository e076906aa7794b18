"""Tests of the places where steps are kept."""
