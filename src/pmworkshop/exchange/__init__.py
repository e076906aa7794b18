"""What comes in: files of people, charts and sheets that somebody made elsewhere."""
