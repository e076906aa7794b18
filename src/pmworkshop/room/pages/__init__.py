"""The page of the room: one shell for everybody, and what is asked now as HTML made of the controls of a form."""
