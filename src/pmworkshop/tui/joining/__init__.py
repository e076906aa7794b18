"""What the stage knows of the page on which leaders answer with their phones."""
