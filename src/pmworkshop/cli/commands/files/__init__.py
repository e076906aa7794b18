"""The commands about plain files that leave a workshop, come into it, or were made elsewhere."""
