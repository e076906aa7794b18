"""The commands that create, open, list, show and replay sessions."""
