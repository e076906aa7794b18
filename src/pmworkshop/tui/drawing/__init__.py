"""Drawing: text in terminal cells, looks, the top lines, and the time strip of a session."""
