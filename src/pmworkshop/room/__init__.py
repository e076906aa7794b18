"""The room's page: what is asked and shown now, on phones in the same network."""
