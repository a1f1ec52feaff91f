"""The tab of a brief: its head, its talking points and its other sections."""
