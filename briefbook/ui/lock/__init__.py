"""Passphrases: asked for, chosen, and when it is time to ask again."""
