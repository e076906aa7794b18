"""What people see: the stage on the wall, and home."""
