"""The panel of the action plan, and its way from line to line."""
