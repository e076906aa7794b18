"""Tables that people have, however they keep them: one reader, whose grids every door reads alike."""
