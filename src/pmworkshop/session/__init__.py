"""What the room answered: records, steps, their fold, the public view, and the operations that change them."""
