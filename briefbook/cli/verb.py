"""The verbs of the command line; whoever only asks whether a word is one imports nothing more."""

VERBS = (
    "sample",
    "info",
    "export",
    "check",
    "search",
    "verify",
    "guide",
    "encrypt",
    "decrypt",
    "rekey",
    "recover",
    "backup",
    "backups",
    "restore",
)
