"""What a workshop asks: agendas as data."""
