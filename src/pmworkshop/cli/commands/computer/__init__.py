"""The commands about what a user has: agendas, settings, and the computer itself."""
