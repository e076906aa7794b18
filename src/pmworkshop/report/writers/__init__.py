"""Writers: each turns the Report into one format."""
