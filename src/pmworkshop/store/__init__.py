"""Where sessions are kept: the protocols, the list of sessions, locks, and places to warn of."""
