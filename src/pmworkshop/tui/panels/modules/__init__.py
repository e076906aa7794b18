"""The panels of brief, collect, poll, decide and review modules."""
