"""The chain from a complaint to an action: what follows from what, and where a link is missing."""
