"""The page of a library around its tabs, and what every tab has in common."""
