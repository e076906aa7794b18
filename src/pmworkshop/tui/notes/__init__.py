"""The private window of the facilitator, for the laptop's own screen, never for the projector.

The stage does not import it: only the command line opens it, and only the catalogue of keys reads its declarations.
"""
