"""Everything that is published about a session: one Report built from it, and a writer for each format."""
