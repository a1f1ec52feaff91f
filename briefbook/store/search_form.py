"""The form in which words are searched, whatever their script, capitals and marks, and what of a text they match."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefbook.values.character import mend_halves

_MARKS = re.compile(
    "[\u0300-\u036f"  # of Latin, Greek and Cyrillic letters
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u0640\u064b-\u065f\u0670]"  # Arabic vowels and the tatweel
)
_UNSPACED = re.compile(
    "([\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff])"
)
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"}
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a search form and the offsets of what it stands for in the text."""

    form: str
    start: int
    end: int


def build_search_form(text: str) -> str:
    """The text as it is indexed: NFKC, case-folded, without marks, a space around each Han or kana character."""
    form = unicodedata.normalize("NFKC", mend_halves(text)).casefold()
    if form.isascii():
        return form
    bare = _MARKS.sub("", unicodedata.normalize("NFD", form).translate(_UNDECOMPOSED))
    return _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFC", bare))


def build_query(words: str) -> str:
    """The FTS5 query for what a person typed: every word a phrase, the last a prefix; empty when there is no word."""
    phrases = [" ".join(phrase) for phrase in _split_phrases(words)]
    return " AND ".join(f'"{phrase}"' for phrase in phrases) + "*" if phrases else ""


def count_letters(words: str) -> int:
    """How many letters were typed, as the index sees them."""
    return sum(len(token) for phrase in _split_phrases(words) for token in phrase)


def find_matches(text: str, words: str) -> list[tuple[int, int]]:
    """The stretches of a text (begin and end) that the words match, from left to right and never overlapping."""
    phrases = _split_phrases(words)
    tokens = list(_iterate_tokens(text))
    found: list[tuple[int, int]] = []
    for first in range(len(tokens)):
        lengths = [len(phrase) for phrase in phrases if _matches(tokens, first, phrase, prefix=phrase is phrases[-1])]
        start = tokens[first].start
        if lengths and (not found or start >= found[-1][1]):
            last = tokens[first + max(lengths) - 1]
            found.append((start, last.end))
    return found


def holds_words(text: str, words: str) -> bool:
    """Whether every one of the words begins a word of the text."""
    tokens = list(_iterate_tokens(text))
    return all(
        any(_matches(tokens, first, phrase, prefix=True) for first in range(len(tokens)))
        for phrase in _split_phrases(words)
    )


def find_first_match(text: str, words: str) -> int:
    """Where in a text the first of the words stands; nought when none does."""
    heads = {phrase[0] for phrase in _split_phrases(words)}
    if text.isascii() and heads:
        # Its form is the same letter for letter, so that a long text need not be taken apart.
        found = re.search(f"(?<![0-9a-z])(?:{'|'.join(map(re.escape, heads))})", build_search_form(text))
        return found.start() if found else 0
    return next((token.start for token in _iterate_tokens(text) if token.form.startswith(tuple(heads))), 0)


def _matches(tokens: Sequence[_Token], first: int, phrase: Sequence[str], *, prefix: bool) -> bool:
    forms = [token.form for token in tokens[first : first + len(phrase)]]
    if len(forms) < len(phrase) or forms[:-1] != list(phrase[:-1]):
        return False
    return forms[-1].startswith(phrase[-1]) if prefix else forms[-1] == phrase[-1]


@lru_cache(maxsize=64)
def _split_phrases(words: str) -> tuple[tuple[str, ...], ...]:
    """The tokens of each word between white space, without words that are nothing but signs."""
    phrases = (tuple(_split_tokens(build_search_form(word))) for word in words.split())
    return tuple(phrase for phrase in phrases if phrase)


def _split_tokens(form: str) -> list[str]:
    return "".join(character if _is_of_word(character) else " " for character in form).split()


def _iterate_tokens(text: str) -> Iterator[_Token]:
    """The tokens of a text; one stretch of letters may give several, each of which stands for all of it."""
    start = None
    for at, character in enumerate(f"{text} "):
        unspaced = bool(_UNSPACED.match(character))
        if start is not None and (unspaced or not _is_of_word(character)):
            yield from _read_stretch(text, start, at)
            start = None
        if unspaced:
            yield from _read_stretch(text, at, at + 1)
        elif start is None and _is_of_word(character):
            start = at


def _read_stretch(text: str, start: int, end: int) -> Iterator[_Token]:
    for form in _split_tokens(build_search_form(text[start:end])):
        yield _Token(form, start, end)


@lru_cache(maxsize=8192)
def _is_of_word(character: str) -> bool:
    """Whether the index takes a character for part of a word (see `search_index` in the schema)."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category in {"Mn", "Mc", "Co"}
