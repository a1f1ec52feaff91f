"""Which words a line does not part: a date, a number and what it counts, a title or an initial and its name."""

from functools import cache

from briefbook.values.date_words import MONTHS

TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Sir", "Smt", "Shri", "HE", "St"})
OFFICES = frozenset({
    "Admiral", "Ambassador", "Captain", "Chancellor", "Colonel", "Commissioner", "Excellency", "General",
    "Governor", "King", "Lady", "Lord", "Minister", "President", "Prince", "Princess", "Prof", "Professor",
    "Queen", "Secretary", "Senator",
})  # fmt: skip
MONTH_NAMES = frozenset(MONTHS)
UNITS = frozenset({
    "%", "‰", "°C", "°F", "mm", "cm", "m", "km", "ha", "t", "kt", "Mt", "kg", "g", "l", "s", "min", "h", "GB",
    "MB", "TB", "W", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "Hz", "bn", "mn", "percent", "per",
    "thousand", "lakh", "crore", "million", "billion", "trillion", "euros", "dollars", "rupees", "yen",
    "pounds", "tonnes", "barrels", "hours", "minutes", "days", "weeks", "months", "years",
})  # fmt: skip
COUNTED = frozenset({
    "No.", "Nos.", "no.", "nos.", "p.", "pp.", "Article", "Articles", "Annex", "Chapter", "Section",
    "Paragraph", "Tab", "Page", "page", "pages", "€", "$", "£", "¥", "₹", "Rs", "Rs.", "USD", "EUR", "GBP",
    "JPY", "INR", "CNY",
})  # fmt: skip
BETWEEN_NUMBERS = frozenset({"to", "and", "or", "–", "-"})
DASHES = frozenset({"–", "—"})
AROUND = "()[]“”‘’\"'«»,;:."
LONGEST_TIED = 4


def ties(before: str, word: str, after: str) -> bool:
    """Whether the space behind a word stands on one line with the words at both its sides."""
    if len(word) <= LONGEST_TIED and is_tied(word):
        return True
    if after in DASHES:
        return word[-1:].isdigit() or word in MONTH_NAMES
    if after[:1].isdigit():
        return is_before_number(before, word)
    if word[:1].isdigit() or word[1:2].isdigit():
        return after.strip(AROUND) in UNITS or after in UNITS or is_day_before(word, after)
    return word.lstrip(AROUND) in OFFICES and after[:1].isupper()


HOLDS, HELD = 1, 2
# What is known of each word that was set: whether it can hold the next one, and be held by the one before it.
KNOWN_HOLDS: dict[str, int] = {}
MOST_KNOWN = 65536


def hold_of(word: str) -> int:
    """Whether a word can hold its neighbours by what it is itself, which nearly none can; kept for the next time."""
    if len(KNOWN_HOLDS) >= MOST_KNOWN:
        KNOWN_HOLDS.clear()
    short = len(word) <= LONGEST_TIED and is_tied(word)
    holds = short or word[:1].isdigit() or word[1:2].isdigit() or word.lstrip(AROUND) in OFFICES
    held = word in DASHES or word[:1].isdigit()
    found = KNOWN_HOLDS[word] = HOLDS * holds | HELD * held
    return found


@cache
def is_tied(word: str) -> bool:
    """Whether a short word stands on one line with whatever follows: a number, an initial, a title."""
    if word.isdigit():
        return len(word) < 3
    return word in TITLES or (word.endswith(".") and not word[0].islower() and word[:-1].isidentifier())


def is_before_number(before: str, word: str) -> bool:
    """Whether a word belongs to the number behind it: a month to its year, “to” between numbers, “page”."""
    if word in BETWEEN_NUMBERS:
        return before[-1:].isdigit()
    bare = word.lstrip(AROUND)
    return bare in MONTH_NAMES or bare in COUNTED


def is_day_before(word: str, after: str) -> bool:
    """Whether a number is a day or days of the month that follows: `15–17 January`."""
    days = word.strip(AROUND)
    return after.strip(AROUND) in MONTH_NAMES and len(days) < (3 if days.isdigit() else 6)
