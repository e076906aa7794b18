"""What shown answers mean in one sentence, and what a facilitator can say at it; by rules, never by a model."""
