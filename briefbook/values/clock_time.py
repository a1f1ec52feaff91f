"""Times of day as people write them, as `HH:MM`; what is not understood for certain is not guessed."""

import re

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})|h)?", re.ASCII | re.IGNORECASE)
_MERIDIAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s?m\.?", re.ASCII | re.IGNORECASE)
_MILITARY = re.compile(r"(\d{2})(\d{2})", re.ASCII)
_HOURS = re.compile(r"\s*(?:hours|hrs\.?|h)$", re.IGNORECASE)
_NOON = {"noon", "12 noon", "midday"}


def read_clock_time(words: str) -> str | None:
    """The time meant by `9`, `9.30`, `21h`, `0930 hrs`, `9pm` or `noon`, or None when it is not certain."""
    text = " ".join(words.split())
    if text.casefold() in _NOON:
        return "12:00"
    if match := _MERIDIAN.fullmatch(text):
        hour, minute = int(match[1]), int(match[2] or 0)
        afternoon = match[3].casefold() == "p"
        return _clock(hour % 12 + 12 * afternoon, minute) if 1 <= hour <= 12 else None
    match = (
        _CLOCK.fullmatch(text) or _MILITARY.fullmatch(_HOURS.sub("", text)) or _CLOCK.fullmatch(_HOURS.sub("", text))
    )
    return _clock(int(match[1]), int(match[2] or 0)) if match else None


def _clock(hour: int, minute: int) -> str | None:
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
