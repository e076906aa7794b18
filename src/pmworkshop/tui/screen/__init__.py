"""The one screen: its lines, its field, the panels that lie over each other, and its keys."""
