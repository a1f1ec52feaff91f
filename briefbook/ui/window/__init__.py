"""The window: its pages, its commands, and the library that it shows."""
