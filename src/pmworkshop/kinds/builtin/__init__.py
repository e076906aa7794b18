"""The seven kinds that come with the program, one descriptor each."""
