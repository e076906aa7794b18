"""Pictures made of text, the same on the wall and in files: from plain values to lines."""
