"""Time on the screen: the clock's signals, the bell, and the time that the program was away."""
