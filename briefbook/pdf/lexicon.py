"""The words of Thai, Lao, Khmer and Burmese, which are written without spaces: found by lists that are shipped.

Of all ways to read a stretch as words, the one that leaves the fewest letters unknown counts, then the one of fewest
words. What is unknown (a name, say) stays whole, and no word begins or ends inside a syllable sign.
"""

import gzip
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from briefbook.pdf.grapheme import list_cuts
from briefbook.resources import resource_path

LANGUAGES = {
    "thai": "[\u0e01-\u0e3a\u0e40-\u0e4e]+",
    "lao": "[\u0e81-\u0ecf\u0edc-\u0edf]+",
    "khmer": "[\u1780-\u17d3\u17d7\u17dc\u17dd]+",
    "burmese": "[\u1000-\u103f\u104c-\u108f\u109a-\u109d\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7f]+",
}
STRETCH = re.compile("|".join(f"(?P<{language}>{letters})" for language, letters in LANGUAGES.items()))
# A letter that no word explains weighs more than any number of words.
UNKNOWN = 10_000
# Beside unknown letters, so short a word is likely a part of the name.
SHORT = 2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language, and how long the longest is that begins with two given letters."""

    words: frozenset[str]
    longest: dict[str, int]


@cache
def load_lexicon(language: str) -> Lexicon:
    """The words of a language, one of LANGUAGES."""
    words = gzip.decompress(resource_path("words", f"{language}.txt.gz").read_bytes()).decode("utf-8").split()
    words.sort(key=len)
    return Lexicon(frozenset(words), {word[:2]: len(word) for word in words})


def list_word_breaks(text: str) -> list[int]:
    """Where inside a text a word of Thai, Lao, Khmer or Burmese ends and the next begins."""
    found: list[int] = []
    for stretch in STRETCH.finditer(text):
        lexicon = load_lexicon(str(stretch.lastgroup))
        found += [stretch.start() + at for at in _split(stretch.group(), lexicon)]
    return found


def _split(text: str, lexicon: Lexicon) -> list[int]:
    """The places between the words of a stretch of letters of one script."""
    places = [0, *list_cuts(text), len(text)]
    if len(places) == 2:
        return []
    allowed = frozenset(places)
    # The lightest reading up to a place: its weight, where its last word begins, and whether that is known.
    best: dict[int, tuple[int, int, bool]] = {0: (0, 0, True)}
    for start, following in pairwise(places):
        weight = best[start][0]
        ways = [(weight + UNKNOWN * (following - start), following, False)]
        longest = max(lexicon.longest.get(text[start : start + 2], 0), lexicon.longest.get(text[start], 0))
        for end in range(start + 1, min(start + longest, len(text)) + 1):
            if end in allowed and text[start:end] in lexicon.words:
                ways.append((weight + 1, end, True))
        for total, end, known in ways:
            if end not in best or total < best[end][0]:
                best[end] = (total, start, known)
    return _ends_of_words(best, len(text))


def _ends_of_words(best: dict[int, tuple[int, int, bool]], end: int) -> list[int]:
    """The ends of all words but the last of the lightest reading, those of neighbouring unknown letters as one."""
    words: list[tuple[int, int, bool]] = []
    while end:
        _, start, known = best[end]
        words.append((start, end, known))
        end = start
    words.reverse()
    sure = [known and not _is_doubtful(words, at) for at, (_, _, known) in enumerate(words)]
    return [words[at][1] for at in range(len(words) - 1) if sure[at] or sure[at + 1]]


def _is_doubtful(words: list[tuple[int, int, bool]], at: int) -> bool:
    """Whether a word is so short, and beside unknown letters, that it may be a part of their name."""
    start, end, _ = words[at]
    return end - start <= SHORT and not all(known for _, _, known in words[max(0, at - 1) : at + 2])
