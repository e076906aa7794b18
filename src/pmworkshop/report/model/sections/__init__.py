"""The sections of a Report as data, one file for each kind of module."""
