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
# What typing programs put in the place of a space, a hyphen and an apostrophe; some are printed unlike, all read alike.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(
            "\t\n\v\f\r\u0085\u00a0\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "
        ),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
    }
)
# Words that Arabic and Hebrew write together with the one they stand before: and, in, like, for, the, that.
_JOINED_BEFORE = re.compile("[وف]?[بكل]?(?:ال)?|[ושהבלכמ]{1,3}")
_LONGEST_JOINED = 4
_ARABIC_THE, _ARABIC_FOR_THE = "ال", "لل"
_BETWEEN_UNSPACED = re.compile("(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\U00020000-\U0003ffff]")
_CLUSTER = re.compile(
    r".[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093c-\u094d\u1160-\u11ff\u3099\u309a]*",
    re.DOTALL,
)
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
            text = " ".join(unicodedata.normalize("NFC", name).split())
            if len(text) < SHORTEST_SPACED_NAME and not _UNSPACED.match(text):
                continue
            for folded in _list_forms(fold(text)):
                if not automaton.exists(folded):
                    exact = text if len(text) <= SHORT_NAME_LENGTH and text.isupper() else None
                    automaton.add_word(folded, _Known(entity_id, len(folded), exact))
        if not len(automaton):
            return cls(None)
        automaton.make_automaton()
        return cls(automaton)

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in a text, from left to right and never overlapping; the longer name wins."""
        found: list[Mention] = []
        for hit in self._list_hits(text):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
        return tuple(found)

    def find_overlapping(self, text: str) -> tuple[Mention, ...]:
        """Every mention in a text that is not inside a longer one, from left to right; two may share words."""
        found: list[Mention] = []
        for hit in self._list_hits(text):
            if not found or hit.end > found[-1].end:
                found.append(hit)
        return tuple(found)

    def _list_hits(self, text: str) -> list[Mention]:
        """Every name that stands in a text as words of its own, by where it begins, the longer first."""
        if self._automaton is None or not text:
            return []
        if unicodedata.is_normalized("NFC", text):
            return _list_hits(text, self._automaton)
        composed, starts = _compose(text)
        found = _list_hits(composed, self._automaton)
        return [Mention(starts[each.start], starts[each.end], each.entity_id) for each in found]


def _list_hits(text: str, automaton: Any) -> list[Mention]:
    hits = [
        Mention(end + 1 - known.length, end + 1, known.entity_id)
        for end, known in automaton.iter(fold(text))
        if known.exact is None or text[end + 1 - known.length : end + 1] == known.exact
    ]
    whole = [hit for hit in hits if _may_begin(text, hit.start) and _is_boundary(text, hit.end)]
    return sorted(whole, key=lambda hit: (hit.start, -hit.end))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    folded = character.lower().translate(_ALIKE)
    return folded if len(folded) == 1 else character


def fold(text: str) -> str:
    """A text in small letters with one kind of space, hyphen and apostrophe; offsets stay those of the text."""
    if text.isascii():
        return text.lower() if text.isprintable() else text.lower().translate(_ALIKE)
    return "".join(map(_fold_character, text))


def _list_forms(folded: str) -> Iterator[str]:
    """A folded name as texts write it: Han and kana without the space too, Arabic with its article after “for”."""
    if folded:
        yield folded
        closed = _BETWEEN_UNSPACED.sub("", folded)
        if closed != folded:
            yield closed
        if folded.startswith(_ARABIC_THE) and len(folded) > len(_ARABIC_THE) + 1:
            yield _ARABIC_FOR_THE + folded[len(_ARABIC_THE) :]


def _compose(text: str) -> tuple[str, list[int]]:
    """A text in its composed form, and where each of its characters, and its end, is in the text as it was."""
    composed: list[str] = []
    starts: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        part = unicodedata.normalize("NFC", cluster.group())
        composed.append(part)
        starts += [cluster.start()] * len(part)
    return "".join(composed), [*starts, len(text)]


def _may_begin(text: str, offset: int) -> bool:
    """Whether a name may begin here: where a word does, or behind what is written together with it."""
    if _is_boundary(text, offset):
        return True
    start = offset
    while start > 0 and offset - start <= _LONGEST_JOINED and _is_of_word(text[start - 1]):
        start -= 1
    before = "".join(each for each in text[start:offset] if unicodedata.category(each)[0] != "M")
    return bool(before) and _JOINED_BEFORE.fullmatch(before) is not None


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
