"""What every room needs: clean text, errors, clock and ids, dates, folders, settings and safe files."""
