"""The one screen: its lines, its field, the stack of panels, and its keys."""
