"""Action plans against their written rules."""
