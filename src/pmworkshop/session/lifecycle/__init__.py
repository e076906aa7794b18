"""Where a session begins: its first step, what a follow-up takes over, one leader's own file."""
