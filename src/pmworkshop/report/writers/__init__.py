"""Writers: each turns the Report into the files of one format."""
