"""Tests of the session and its operations."""
