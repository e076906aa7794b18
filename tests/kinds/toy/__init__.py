"""A kind of module that the program does not come with: each leader gives a per cent alone."""
