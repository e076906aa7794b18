"""Measures of agreement, of rankings and of change, computed from plain numbers."""
