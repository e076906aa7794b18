"""Time on the screen: the bell, the time that the program was away, pauses and breaks."""
