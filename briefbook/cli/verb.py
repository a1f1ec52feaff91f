"""The verbs of the command line; whoever only asks whether a word is one imports nothing more."""

VERBS = ("sample", "info", "export", "check", "search", "guide", "encrypt", "decrypt", "rekey")
