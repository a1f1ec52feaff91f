"""One editor for each kind of thing that a tab shows."""
