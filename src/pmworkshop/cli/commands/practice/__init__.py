"""The commands over all sessions of a practice."""
