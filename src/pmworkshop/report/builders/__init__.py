"""Builders that turn a session into the Report."""
