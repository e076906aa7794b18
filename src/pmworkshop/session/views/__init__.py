"""A session as people read it: the public view, the history in words, any moment of it, its conflicts."""
