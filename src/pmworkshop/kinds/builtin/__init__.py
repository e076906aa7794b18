"""The seven kinds that the program comes with, one descriptor each."""
