"""What a practice remembers over all of its sessions: words that were said, what is due, and how units stand."""
