"""The commands that distribute a workshop among its leaders and collect their answers."""
