"""The panels of participants: the list while a workshop is set up, and the list during the workshop."""
