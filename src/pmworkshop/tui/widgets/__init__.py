"""The widgets of the screen, each drawn line by line."""
