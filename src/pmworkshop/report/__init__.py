"""What leaves the room: one Report built from a Session, and a writer for each format."""
