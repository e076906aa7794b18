"""Tests of the registry of module kinds."""
