"""The commands that make, open, list, show and retell sessions."""
