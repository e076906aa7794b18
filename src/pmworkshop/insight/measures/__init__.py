"""Measures of agreement: each a named figure from the literature, or the reason why there is none."""
