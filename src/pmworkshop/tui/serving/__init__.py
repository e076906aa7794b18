"""Carries out the requests of keys and panels that concern the session on the screen."""
