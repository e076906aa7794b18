"""The Report: what leaves the room, as data."""
