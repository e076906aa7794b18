"""The application, its one screen, and the way of a gesture from the key to the disk."""
