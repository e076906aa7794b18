"""The kinds of module: a registry of them, and what the program asks of each."""
