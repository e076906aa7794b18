"""Parts that panels of several kinds are made of."""
