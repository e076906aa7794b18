"""What the wall is drawn with: text in cells, looks, the top lines, the strip of the session's time."""
