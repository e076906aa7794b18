"""What a page is, and what the panels that make it have in common."""
