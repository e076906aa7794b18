"""The running workshop: the only code that writes; and how a session is made, parted and brought together."""
