"""Overlays of the room: agenda, keys, look back, parking lot, breaks, conflicts, workshop details."""
