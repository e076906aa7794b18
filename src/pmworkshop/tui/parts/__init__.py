"""Parts that panels own: a secret entry, a list of lines, rows of dots."""
