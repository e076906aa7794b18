"""The private window of the facilitator: on the laptop's own screen, never on the wall.

The stage knows nothing of what stands here: only the command line opens it, and only the list of all keys reads its
declarations.
"""
