"""What no font has: one finding for each script, however many places of a book it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.pdf.cluster import emoji_kind
from briefbook.pdf.script import EMOJI, name_script, raw_script_of
from briefbook.values.place import Place

LONGEST_WORDS = 60


@dataclass(frozen=True, slots=True)
class MissingPlace:
    """Neighbouring characters that no font has, the words around them, and the record these stand in."""

    characters: str
    text: str
    record: Place


def describe_missing(missing: Iterable[MissingPlace], book: Place) -> list[Finding]:
    """A finding for each script, in the order in which they are met; its `words` are the characters of each place.

    It leads to the first record that has some, and to the book itself only when no other has.
    """
    by_script: dict[str, list[MissingPlace]] = {}
    for each in missing:
        by_script.setdefault(script_of_missing(each.characters), []).append(each)
    return [_describe(script, places, book) for script, places in by_script.items()]


def _describe(script: str, places: list[MissingPlace], book: Place) -> Finding:
    first = next((each for each in places if each.record != book), places[0])
    characters = shorten(first.characters)
    shown = f"“{characters}”" if characters.isprintable() else " ".join(f"U+{ord(each):04X}" for each in characters)
    where = "one place," if len(places) == 1 else f"{len(places)} places, first"
    message = f"There is no font for {name_script(script)} in {where} {shown} in “{shorten(first.text)}”."
    words, records = zip(*((each.characters, each.record) for each in places), strict=True)
    return Finding(Severity.BLOCKS, FindingKind.MISSING_GLYPH, first.record, message, words, records)


def script_of_missing(characters: str) -> str:
    """The script of characters that no font has, by the first of them; emoji and symbols count as one each."""
    return EMOJI if emoji_kind(characters[0]) in {"picture", "tone"} else raw_script_of(characters[0])


def shorten(text: str) -> str:
    """As much of a text as a sentence can hold."""
    return text if len(text) <= LONGEST_WORDS else f"{text[: LONGEST_WORDS - 1].rstrip()}…"
