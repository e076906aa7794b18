"""Where steps are kept: the Journal protocol and its stores."""
