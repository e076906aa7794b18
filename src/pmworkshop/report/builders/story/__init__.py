"""How the room came to what it agreed: the moments of its history, from the public view at each of them."""
