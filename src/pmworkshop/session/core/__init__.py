"""The ground of a session: records, steps, their fold, the hashes, letters and thresholds."""
