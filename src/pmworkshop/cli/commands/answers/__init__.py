"""The commands that part a workshop among its leaders, and bring their answers together."""
