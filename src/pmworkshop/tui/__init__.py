"""The terminal interface: the stage, the home page, the private window and the replay."""
