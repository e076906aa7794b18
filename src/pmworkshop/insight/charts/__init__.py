"""Rule checks of responsibility charts, and the comparison of the charts of several leaders."""
