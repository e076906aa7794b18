"""Rounds: forms, answers, counting and revealing."""
