"""The window: its pages, its own commands, and how it is locked and opened again."""
