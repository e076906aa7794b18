"""What a step changed, as rows before and after it: for the replay on the wall and for the page of those away."""
