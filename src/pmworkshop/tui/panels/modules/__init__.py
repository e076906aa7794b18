"""Panels of the kinds of module that list, ask, decide and look back."""
