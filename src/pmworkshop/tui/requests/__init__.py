"""What commands and panels ask the application for, and who carries it out."""
