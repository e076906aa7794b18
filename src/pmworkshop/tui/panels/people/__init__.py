"""The panels of people: those in the room, and those who will come."""
