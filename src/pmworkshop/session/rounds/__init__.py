"""Rounds: what each person is asked alone, the ballots, the reveal, and the tally."""
