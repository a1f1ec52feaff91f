"""How long words take to say."""

WORDS_PER_MINUTE = 130


def spoken_seconds(words: int, *, words_per_minute: int = WORDS_PER_MINUTE, interpreted: bool = False) -> int:
    """Whole seconds to say so many words, doubled with consecutive interpretation."""
    return round(words * 60 / words_per_minute) * (2 if interpreted else 1)
