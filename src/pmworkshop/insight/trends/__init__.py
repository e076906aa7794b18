"""What moved over several meetings."""
