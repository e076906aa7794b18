"""Rule checks of action plans, and the fields that an action still lacks."""
