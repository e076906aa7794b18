"""The kinds of module: what the program asks of each, and which there are."""
