"""The window of somebody who leads a session together with the stage."""
