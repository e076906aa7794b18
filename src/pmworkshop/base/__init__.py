"""What every room needs: clean text, errors, clock and ids, dates, folders and safe files."""
