"""Pages in HTML: each one file that needs nothing else, made of a template beside this file."""
