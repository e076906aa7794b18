"""What whoever leads the room needs to know, in words: for the private window, the stage and the own phone."""
