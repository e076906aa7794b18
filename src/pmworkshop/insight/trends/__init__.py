"""Trends over several meetings."""
