"""The replay of a session's history."""
