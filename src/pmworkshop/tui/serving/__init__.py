"""What carries out the requests of keys and panels."""
