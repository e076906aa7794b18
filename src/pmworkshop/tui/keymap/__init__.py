"""Keys and commands: one declaration feeds key, footer, palette and help."""
