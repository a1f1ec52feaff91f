"""Mentions: names of the library found in a text, and names in it that the library does not know yet."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Self

import ahocorasick

SHORT_NAME_LENGTH = 4
SHORTEST_SPACED_NAME = 2
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\U00020000-\U0003ffff]")
_CAPITALISED = r"[^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]+)*"
_CANDIDATE = re.compile(rf"\b(?:[A-Z]{{2,6}}\d{{0,2}}|[A-Z]\d{{1,2}}|{_CAPITALISED}(?: {_CAPITALISED})+)\b")
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a an and as at by for from he her his how i if in it its not of on or our she that the their there they this to
        we what when where who why with you your january february march april may june july august september october
        november december monday tuesday wednesday thursday friday saturday sunday
        """,
    )
)
# A title without a country is no name: whose prime minister, the sentence says elsewhere.
_OFFICE_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        affairs ambassador ambassadors chancellor chancellors defence deputy external finance foreign general governor
        governors head heads leader leaders minister ministers ministry permanent president presidents prime secretaries
        secretary special state vice
        """,
    )
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity named between two offsets of a text."""

    start: int
    end: int
    entity_id: int


@dataclass(frozen=True, slots=True)
class _Known:
    entity_id: int
    length: int
    exact: str | None


class MentionIndex:
    """The names of a library as one Aho–Corasick automaton, which reads a text once however many names there are."""

    def __init__(self, automaton: Any | None) -> None:
        self._automaton = automaton

    @classmethod
    def build(cls, names: Iterable[tuple[int, str]]) -> Self:
        """The index of names with their entities' ids; of two entities with one name the first is meant.

        A short name in capitals, such as “AI”, is found only as it is written.
        """
        automaton = ahocorasick.Automaton()
        for entity_id, name in names:
            text = unicodedata.normalize("NFC", name).strip()
            if len(text) < SHORTEST_SPACED_NAME and not _UNSPACED.match(text):
                continue
            folded = fold(text)
            if folded and not automaton.exists(folded):
                exact = text if len(text) <= SHORT_NAME_LENGTH and text.isupper() else None
                automaton.add_word(folded, _Known(entity_id, len(folded), exact))
        if not len(automaton):
            return cls(None)
        automaton.make_automaton()
        return cls(automaton)

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in a text, from left to right and never overlapping; the longer name wins."""
        if self._automaton is None or not text:
            return ()
        hits = [
            Mention(end + 1 - known.length, end + 1, known.entity_id)
            for end, known in self._automaton.iter(fold(text))
            if known.exact is None or text[end + 1 - known.length : end + 1] == known.exact
        ]
        whole = [hit for hit in hits if _is_boundary(text, hit.start) and _is_boundary(text, hit.end)]
        found: list[Mention] = []
        for hit in sorted(whole, key=lambda hit: (hit.start, -hit.end)):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
        return tuple(found)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    folded = character.lower()
    return folded if len(folded) == 1 else character


def fold(text: str) -> str:
    """A text in small letters, character by character, so that offsets stay those of the text."""
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


def _is_boundary(text: str, offset: int) -> bool:
    """Whether a word may end or begin here: between letters only where the script is written without spaces."""
    if offset in {0, len(text)}:
        return True
    before, after = text[offset - 1], text[offset]
    if unicodedata.category(after)[0] == "M":
        return False
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return True
    return not (_is_of_word(before) and _is_of_word(after))


def _is_of_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def find_candidates(text: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """What looks like a name and is no mention: acronyms, and two or more capitalised words; each once, in order."""
    gaps = _iterate_gaps(text, mentions)
    found = (_strip_small_words(match.group()) for gap in gaps for match in _CANDIDATE.finditer(gap))
    return tuple(dict.fromkeys(name for name in found if name))


def _iterate_gaps(text: str, mentions: Iterable[Mention]) -> Iterator[str]:
    """The stretches between mentions."""
    edges = [(0, 0), *((mention.start, mention.end) for mention in mentions), (len(text), len(text))]
    for (_, start), (end, _) in pairwise(edges):
        yield text[start:end]


def _strip_small_words(words: str) -> str:
    """A candidate without the small words at its start, empty when no name is left."""
    parts = words.split()
    while parts and parts[0].lower() in _SMALL_WORDS:
        parts.pop(0)
    is_name = len(parts) > 1 or (parts and (parts[0].isupper() and len(parts[0]) > 1))
    is_office = all(part.lower() in _OFFICE_WORDS for part in parts)
    return " ".join(parts) if is_name and not is_office else ""
