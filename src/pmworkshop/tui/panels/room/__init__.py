"""Panels that lie over the room: agenda, keys, look back, parking lot, breaks, conflicts."""
