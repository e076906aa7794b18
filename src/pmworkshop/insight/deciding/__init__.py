"""What is decided one thing after the other: in which order, and which word follows from the answers."""
