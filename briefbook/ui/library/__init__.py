"""An open library in its window: its page, its commands, what becomes of its file, how it is opened and closed."""
