"""Overlays that panels of several kinds open: the ledger of commitments, open points, sources of an action."""
