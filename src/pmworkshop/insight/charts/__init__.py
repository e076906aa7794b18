"""Charts against the rules of their scheme, and charts of several leaders side by side."""
