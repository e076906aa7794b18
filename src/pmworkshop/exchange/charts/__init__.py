"""Charts that others made: where they stand in a table, what their columns and lines are, what their cells say."""
