"""What became of the measures that were agreed: their values compared, and what is not said of them yet."""
