"""Reading lists of actions that somebody made elsewhere: which column holds what, and what the rows say."""
