"""The requests that commands and panels make to the application."""
