"""The content of a page as plain values, and the base class of the panels that make it."""
