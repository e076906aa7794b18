"""The commands on what a user has: agendas, settings, and the computer itself."""
