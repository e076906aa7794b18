"""Sessions in a PostgreSQL database: steps and newest records by session, for several facilitators at once."""
