"""The stage without a wall: its commands called by their names, its page read out line by line."""
