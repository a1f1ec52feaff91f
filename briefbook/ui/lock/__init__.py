"""Passphrases in the window: asked for, chosen, changed, and what happens when a library is locked."""
