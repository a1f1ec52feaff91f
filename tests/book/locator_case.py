"""What the pages of a printed book say, read out of the file and held against its index in both directions."""

import io
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

import pypdfium2

from briefbook.book.book import Book
from briefbook.book.content import Content
from briefbook.pdf.render import Rendered, render_book
from briefbook.values.kind import EntityKind

NOT_COUNTED = {"cover", "contents", "index"}
NOT_LISTED = {EntityKind.PLACE, EntityKind.SOURCE, EntityKind.COMMITMENT, EntityKind.VISIT, EntityKind.COUNTRY}
SENTENCES = {EntityKind.SOURCE, EntityKind.COMMITMENT}
CALENDAR = {"March", "April", "May", "June", "August"}
ARTICLE = re.compile(r"\b(?:the|an?)\s+", re.IGNORECASE)
HEAD_PT, FOOT_PT = 66.0, 58.0
UNSPACED = "[\u3040-\u30ff\u3400-\u9fff]"
NUMBERS = r"\s+(\d+(?:\s*–\s*\d+)?(?:,\s*\d+(?:\s*–\s*\d+)?)*)(?=\s|$)"


@dataclass(frozen=True)
class Pages:
    """The words of each page between head and foot, and which pages the index has to list."""

    words: list[str]
    counted: set[int]


def read_pages(rendered: Rendered) -> Pages:
    words = []
    with pypdfium2.PdfDocument(io.BytesIO(rendered.pdf)) as document:
        for page in document:
            width_pt, height_pt = page.get_size()
            text = page.get_textpage().get_text_bounded(0, FOOT_PT, width_pt, height_pt - HEAD_PT)
            words.append(unicodedata.normalize("NFC", text.replace("\x02", "-").replace("\ufffe", "-")))
    counted = {
        page
        for key, first, count in rendered.part_pages
        if key not in NOT_COUNTED
        for page in range(first, first + count)
    }
    return Pages(words, counted)


def pattern_of(name: str) -> re.Pattern[str]:
    """A name as a page may have it: broken at spaces, behind hyphens, and anywhere in Japanese and Chinese."""
    parts = []
    for at, sign in enumerate(name):
        if sign.isspace():
            parts.append(r"\s+")
            continue
        parts.append("[-–—‑]\\s*" if sign in "-–—‑" else "['’]" if sign in "'’" else re.escape(sign))
        if re.match(UNSPACED, sign) and name[at + 1 : at + 2].strip():
            parts.append(r"\s*")
    edge = "" if re.match(UNSPACED, name[0]) else r"(?<!\w)"
    end = "" if re.match(UNSPACED, name[-1]) else r"(?![^\W\d_])(?!['’]\w{2})"
    exact = len(name) <= 4 and name.isupper()
    return re.compile(edge + "".join(parts) + end, 0 if exact else re.IGNORECASE)


def list_named(content: Content, pages: Pages) -> dict[int, set[int]]:
    """The pages on which each entity is named by what is no part of a longer name, or by a surname after that.

    What the index does not list swallows nothing but the surnames in a place, a country or a visit.
    """
    kinds = {entity.id: entity.kind for entity in content.entities}
    forms = [
        (name.text, entity.id)
        for entity in content.entities
        for name in entity.names
        if len(name.text) > 1 and entity.kind not in SENTENCES
    ]
    surnames: dict[str, set[int]] = defaultdict(set)
    for entity in content.entities:
        if entity.kind is EntityKind.PERSON:
            for name in entity.names:
                if len(name.family) > 1 and name.family not in {name.text, *CALENDAR}:
                    surnames[name.family].add(entity.id)
    patterns = [(pattern_of(name), entity_id) for name, entity_id in forms]
    found: dict[int, set[int]] = defaultdict(set)
    first: dict[int, tuple[int, int]] = {}
    for number, words in enumerate(pages.words):
        if number not in pages.counted:
            continue
        rest = words
        spans = {(*match.span(), each) for pattern, each in patterns for match in pattern.finditer(words)}
        listed = {each for each in spans if kinds[each[2]] not in NOT_LISTED}
        for start, end, entity_id in sorted(spans):
            if not any(one <= start and end <= other and end - start < other - one for one, other, _ in listed):
                found[entity_id].add(number)
                first.setdefault(entity_id, (number, start))
            rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
        behind = {match.end() for match in ARTICLE.finditer(words)}
        for family, bearers in surnames.items():
            for match in pattern_of(family).finditer(rest):
                bearer = next(iter(bearers))
                before = first.get(bearer, (number + 1, 0)) < (number, match.start()) and match.start() not in behind
                if len(bearers) == 1 and before and match.group()[0].isupper() == family[0].isupper():
                    found[bearer].add(number)
    return found


def list_listed(content: Content, rendered: Rendered, pages: Pages) -> dict[int, set[int]]:
    """The pages that the index gives for each entity, as they are printed."""
    places = next(
        (range(first, first + count) for key, first, count in rendered.part_pages if key == "index"), range(0)
    )
    words = "\n".join(pages.words[number] for number in places)
    listed: dict[int, set[int]] = {}
    entries = {}
    for entity in content.entities:
        if entity.kind not in NOT_LISTED:
            entries.setdefault(entity.names[0].sort_words, entity.id)
    for entry, entity_id in entries.items():
        label = pattern_of(entry).pattern
        match = re.search(rf"(?:^|\n){label}{NUMBERS}", words)
        if match:
            listed[entity_id] = read_numbers(match.group(1))
    return listed


def read_numbers(words: str) -> set[int]:
    """Page numbers, from 0, out of `3, 5–7`."""
    numbers: set[int] = set()
    for part in words.split(","):
        ends = [int(end) for end in part.split("–")]
        numbers |= set(range(ends[0] - 1, ends[-1]))
    return numbers


@dataclass(frozen=True)
class Comparison:
    """How many locators are printed, those on whose page the name is not, and the pages that are not given."""

    count: int
    wrong: set[tuple[str, int]]
    missing: set[tuple[str, int]]


def compare(content: Content, book: Book) -> Comparison:
    """The index of a book against its pages; pages are numbered as they are printed."""
    rendered = render_book(book)
    pages = read_pages(rendered)
    listed, named = list_listed(content, rendered, pages), list_named(content, pages)
    names = {entity.id: entity.names[0].text for entity in content.entities}
    kinds = {entity.id: entity.kind for entity in content.entities}
    return Comparison(
        sum(map(len, listed.values())),
        {(names[each], page + 1) for each, found in listed.items() for page in found - named.get(each, set())},
        {
            (names[each], page + 1)
            for each, found in named.items()
            if kinds[each] not in NOT_LISTED
            for page in found - listed.get(each, set())
        },
    )
