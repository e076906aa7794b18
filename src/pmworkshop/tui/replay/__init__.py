"""The replay: the stage as the room saw it, moment by moment, with a timeline; it reads and never writes."""
