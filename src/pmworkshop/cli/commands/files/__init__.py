"""The commands on plain files: exports and handouts of a workshop, imports, and charts made elsewhere."""
