"""The few widgets that the screen is made of, drawn line by line."""
