"""Home, and setting up a workshop."""
