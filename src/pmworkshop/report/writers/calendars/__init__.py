"""Calendar files: what is due and when the room looks again, and the workshop itself. Source: RFC 5545."""
