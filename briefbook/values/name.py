"""Names of an entity, in several scripts and uses."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefbook.values.kind import NameKind

SCRIPT_LENGTH = 4
# Han, kana and Hangul, in which the family name comes first and no comma says so.
_FAMILY_FIRST = re.compile(
    "[\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# Parts the names of foreigners in kana, who keep their comma.
_DOT = "・"
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Name:
    """One name; `lang` is a BCP 47 tag such as `ja-Hira`, `family` the part of the text that is the family name."""

    text: str
    lang: str = "en"
    kind: NameKind = NameKind.FULL
    family: str = ""
    sort_form: str = ""
    say: str = ""
    address: str = ""

    @property
    def reading(self) -> bool:
        """Whether it only spells another name out in kana."""
        return self.lang in {"ja-Hira", "ja-Kana"}

    @property
    def latin(self) -> bool:
        """Whether it stands in the script of the book: by its tag's script, else by its first letter."""
        script = next((part for part in self.lang.split("-")[1:] if len(part) == SCRIPT_LENGTH), "")
        if script.isalpha():
            return script.casefold() == "latn"
        letter = next(filter(str.isalpha, self.text), "A")
        return unicodedata.name(letter, "").startswith("LATIN ")

    @property
    def sort_words(self) -> str:
        """What stands in an index: the sort form, else the family name before the given, else the text.

        A Chinese, Japanese or Korean name has no comma in it, and a space only where a Korean one has it already.
        """
        given = self._find_given() if self.family and not self.sort_form else ""
        if given and self._is_family_first(given):
            space = " " if _HANGUL.match(self.family) and " " in self.text else ""
            return f"{self.family}{space}{given if space else ''.join(given.split())}"
        return self.sort_form or (f"{self.family}, {given}" if given else self.text)

    def _is_family_first(self, given: str) -> bool:
        """Whether it is written in a script in which a family name stands first as it is."""
        parts = (self.family, "".join(given.split()))
        return _DOT not in self.text and all(_FAMILY_FIRST.fullmatch(each) for each in parts)

    def _find_given(self) -> str:
        """What is left without the family name, as the last word of its own or at an end; empty without it."""
        for before, behind in self._list_others():
            if "\n" not in before and "\n" not in behind.removesuffix("\n"):
                return " ".join(f"{before} {behind}".split()).strip(f" ,{_DOT}")
        return ""

    def _list_others(self) -> Iterator[tuple[str, str]]:
        """What stands before and behind the family name wherever it may be, the likeliest place first."""
        text, size = self.text, len(self.family)
        at = text.rfind(self.family)
        while at >= 0:
            before, behind = text[:at], text[at + size :]
            if not (_ends_in_word(before[-1:]) or _ends_in_word(behind[:1])):
                yield before, behind
            at = text.rfind(self.family, 0, at + size - 1)
        if text.startswith(self.family):
            yield "", text[size:]
        for whole in (text, text.removesuffix("\n")):
            if whole.endswith(self.family):
                yield whole[:-size], ""


def _ends_in_word(character: str) -> bool:
    """Whether a character is of a word; none is not."""
    return character.isalnum() or character == "_"


def display_name(names: Sequence[Name]) -> str:
    """The name shown first, or nothing where there is none."""
    return names[0].text if names else ""


def read_name(names: Sequence[Name]) -> Name:
    """What sorts an entity: its first name, or for one in Han the name in letters, else the reading in kana."""
    first = names[0]
    if not _HAN.search(first.text) or first.sort_form:
        return first
    read = [each for each in names if each.kind is NameKind.FULL and not _HAN.search(each.text)]
    by_letters = next((each for each in read if each.latin), None)
    return by_letters or next((each for each in read if each.reading), first)


def short_name(names: Sequence[Name]) -> str:
    """The first short name in the book's script, else the name shown first."""
    return next((name.text for name in names if name.kind is NameKind.SHORT and name.latin), display_name(names))


def other_scripts(names: Sequence[Name]) -> tuple[Name, ...]:
    """The full names beside the one shown first that are not in the book's script, readings after what they spell."""
    shown = display_name(names)
    others = [name for name in names if not name.latin and name.kind is NameKind.FULL and name.text != shown]
    return tuple(sorted(others, key=lambda name: name.reading))
