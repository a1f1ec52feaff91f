"""Mentions: names of the library found in a text, and names in it that the library does not know yet."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, Self

import ahocorasick

from briefbook.courtesy import give_way
from briefbook.text.reading import drop_invisible, read_text

SHORT_NAME_LENGTH = 4
SHORTEST_SPACED_NAME = 2
# Words that Arabic and Hebrew write together with the one they stand before: and, in, like, for, the, that.
_JOINED_BEFORE = re.compile("[وف]?[بكل]?(?:ال)?|[ושהבלכמ]{1,3}")
_LONGEST_JOINED = 4
_ARABIC_THE, _ARABIC_FOR_THE = "ال", "لل"
_BETWEEN_UNSPACED = re.compile("(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\U00020000-\U0003ffff]")
_HANGUL = re.compile("[가-힣]")
_HANGUL_NAME = re.compile("[가-힣](?:.*[가-힣])", re.DOTALL)
# Thai, Lao, Burmese and Khmer, which part no words; a vowel before its consonant and one behind it are of its cluster.
_RUN_TOGETHER = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]")
_BINDS_NEXT = frozenset("เแโใไ\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4\u1039\u17d2")
_BINDS_BEFORE = frozenset("ะาๅ\u0eb0\u0eb2\u0ebd\u102b\u102c")
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


class _Known(NamedTuple):
    """A name as it is folded: its length, and who bears it, each with how it must be written if not in any way."""

    length: int
    bearers: list[tuple[int, str | None]]


class MentionIndex:
    """The names of a library as one Aho–Corasick automaton, which reads a text once however many names there are.

    One for `printed` words reads what a page shows: it passes over what prints nothing and takes spaces in a row for
    one. Any other takes them as they are, as the search index does.
    """

    def __init__(self, automaton: Any | None, *, printed: bool = False) -> None:
        self._automaton = automaton
        self._printed = printed

    @classmethod
    def build(cls, names: Iterable[tuple[int, str]], *, printed: bool = False) -> Self:
        """The index of names with their entities' ids.

        A short name in capitals, such as “AI”, is found only as it is written.
        """
        automaton = ahocorasick.Automaton()
        for entity_id, name in names:
            give_way()
            text = " ".join(unicodedata.normalize("NFC", name).split())
            if len(text) < SHORTEST_SPACED_NAME and not _UNSPACED.match(text):
                continue
            exact = text if len(text) <= SHORT_NAME_LENGTH and text.isupper() else None
            for form in _list_forms(read_text(text, printed=printed).folded.strip()):
                known = automaton.get(form, None)
                if known is None:
                    automaton.add_word(form, _Known(len(form), [(entity_id, exact)]))
                elif (entity_id, exact) not in known.bearers:
                    known.bearers.append((entity_id, exact))
        if not len(automaton):
            return cls(None)
        automaton.make_automaton()
        return cls(automaton, printed=printed)

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in a text, from left to right and never overlapping.

        The longer name wins, and of several entities with one name the first.
        """
        found: list[Mention] = []
        for hit in self.list_hits(text):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
        return tuple(found)

    def list_hits(self, text: str) -> list[Mention]:
        """Every name that stands in a text as words of its own, by where it begins, the longer first.

        Names may stand in each other, and one that several entities bear is there for each of them.
        """
        if self._automaton is None or not text:
            return []
        folded, starts, ends = read_text(text, printed=self._printed)
        hits: list[Mention] = []
        for last, known in self._automaton.iter(folded):
            end = last + 1
            start = end - known.length
            if not (_may_begin(folded, start, end) and _may_end(folded, start, end)):
                continue
            first, stop = start, end
            if starts is not None and ends is not None:
                if _is_cut(starts, start) or _is_cut(starts, end):
                    continue
                first, stop = starts[start], ends[last]
            hits += [
                Mention(first, stop, entity_id)
                for entity_id, exact in known.bearers
                if exact is None or _is_written(text[first:stop], exact)
            ]
        return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def drop_inner(hits: Iterable[Mention]) -> list[Mention]:
    """Of mentions by where they begin, the longer first, those that are not inside a longer one."""
    found: list[Mention] = []
    for hit in hits:
        if not found or hit.end > found[-1].end or (hit.start, hit.end) == (found[-1].start, found[-1].end):
            found.append(hit)
    return found


def _is_cut(starts: list[int], offset: int) -> bool:
    """Whether an offset of a folded text is inside what one character of the text has become."""
    return 0 < offset < len(starts) and starts[offset] == starts[offset - 1]


def _is_written(words: str, exact: str) -> bool:
    """Whether a name is written with these very letters."""
    return words == exact or unicodedata.normalize("NFKC", drop_invisible(words)) == exact


def _list_forms(folded: str) -> Iterator[str]:
    """A folded name as texts write it: Han and kana without the space too, Arabic with its article after “for”."""
    if folded:
        yield folded
        closed = _BETWEEN_UNSPACED.sub("", folded)
        if closed != folded:
            yield closed
        if folded.startswith(_ARABIC_THE) and len(folded) > len(_ARABIC_THE) + 1:
            yield _ARABIC_FOR_THE + folded[len(_ARABIC_THE) :]


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether a name may begin here: where a word does, behind what is written with it, or in text without spaces."""
    if _is_boundary(text, start) or _runs_together(text, start, end):
        return True
    first = start
    while first > 0 and start - first <= _LONGEST_JOINED and _is_of_word(text[first - 1]):
        first -= 1
    before = "".join(each for each in text[first:start] if unicodedata.category(each)[0] != "M")
    return bool(before) and _JOINED_BEFORE.fullmatch(before) is not None


def _may_end(text: str, start: int, end: int) -> bool:
    """Whether a name may end here: where a word does, before a Korean particle, or in text without spaces."""
    if _is_boundary(text, end):
        return True
    if _HANGUL.match(text[end]):
        return _HANGUL_NAME.fullmatch(text, start, end) is not None
    return _runs_together(text, start, end)


def _runs_together(text: str, start: int, end: int) -> bool:
    """Whether a name of two clusters or more stands whole in text of a script that parts no words."""
    if not (_RUN_TOGETHER.match(text, start) and _RUN_TOGETHER.match(text, end - 1)):
        return False
    if start > 0 and text[start - 1] in _BINDS_NEXT:
        return False
    if end < len(text) and (text[end] in _BINDS_BEFORE or unicodedata.category(text[end])[0] == "M"):
        return False
    bases = [each for each in text[start:end] if unicodedata.category(each)[0] == "L"]
    return sum(each not in _BINDS_NEXT and each not in _BINDS_BEFORE for each in bases) > 1


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
