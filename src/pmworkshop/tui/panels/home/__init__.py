"""The home page, and the set-up of a new workshop."""
