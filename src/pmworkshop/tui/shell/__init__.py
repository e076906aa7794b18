"""The application: it opens sessions, owns the one screen and carries out requests."""
