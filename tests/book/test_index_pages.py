"""The index holds what the pages say: a page for each place where a name stands, and none on which it does not."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.book.compile import compile_book
from briefbook.book.content import (
    CitationContent,
    Content,
    EntityContent,
    SectionContent,
    SourceContent,
)
from briefbook.pdf.render import render_book
from briefbook.printing.book_choice import get_book_id
from briefbook.printing.gathering.content import gather_content
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import Block, BlockKind, RichText, Run
from briefbook.values.kind import EntityKind, NameKind, PartKind, SectionKind
from briefbook.values.name import Name
from briefbook.values.place import Place
from tests.book.full_content import LOW, PERSON, build_content
from tests.book.locator_case import compare, list_listed, list_named, read_pages

FILLER = "The river rose in spring and the mills along it stood still until the snow had melted in the hills. " * 4
PEOPLE = {
    100: (Name("Rudolf Rassendyll", family="Rassendyll"), Name("Player King", kind=NameKind.ALIAS)),
    101: (Name("Antoinette de Mauban", family="de Mauban"),),
    102: (Name("Michael Elphberg", family="Elphberg"),),
    103: (Name("Flavia Elphberg", family="Elphberg"),),
    104: (Name("Toshi Zenda-Mori", family="Zenda-Mori"), Name("森田善太", "ja-Hani", family="森田")),
    105: (Name("Fritz von Tarlenheim", family="von Tarlenheim"), Name("محمد علي", "ar-Arab", family="علي")),
}
TOPIC, GROUP, ROUND, SOURCE = 110, 111, 112, 113


def build_library(sections: Iterable[RichText], *, parts: Iterable[PartKind] = ()) -> Content:
    """Two briefs with a background each, by default with every part, and people of every kind of name."""
    content = build_content()
    people = [EntityContent(key, f"p{key}", EntityKind.PERSON, names, marking=LOW) for key, names in PEOPLE.items()]
    others = [
        EntityContent(TOPIC, "t", EntityKind.TOPIC, (Name("Tolls"), Name("Bridge–Ferry Dues")), marking=LOW),
        EntityContent(GROUP, "g", EntityKind.ORGANISATION, (Name("Office of Tolls and Weirs"),), marking=LOW),
        EntityContent(ROUND, "r", EntityKind.MECHANISM, (Name("Strelsau Round"),), marking=LOW),
        EntityContent(SOURCE, "s", EntityKind.SOURCE, (Name("A letter"),), marking=LOW),
    ]
    briefs = tuple(
        replace(brief, sections=(SectionContent(50 + at, SectionKind.BACKGROUND, text, LOW),))
        for at, (brief, text) in enumerate(zip(content.briefs, sections, strict=False))
    )
    briefs = (*briefs, *content.briefs[len(briefs) :])
    sources = (*content.sources, SourceContent(SOURCE, ("Flavia Elphberg",), "Press of the Strelsau Round"))
    cited = CitationContent(9, "c9", SOURCE, Place("section", 50), locator="page 7", speaker_id=101)
    kept = set(parts) or set(PartKind)
    recipe = tuple(part for part in content.spec.parts if part.kind in kept)
    return replace(
        content,
        briefs=briefs,
        sources=sources,
        citations=(*content.citations, cited),
        entities=(*content.entities, *people, *others),
        spec=replace(content.spec, parts=recipe),
    )


def text(*words: str) -> RichText:
    return RichText(tuple(Block((Run(each),)) for each in words))


def fill(*words: str, apart: int = 9) -> list[str]:
    """The words with pages of filler between them."""
    return [each for one in words for each in (one, *[FILLER] * apart)]


def long_library() -> Content:
    """A brief of many pages, in which each name stands somewhere in the middle, in every kind of block."""
    first = [
        Block((Run(each),))
        for each in fill(
            "It was Rudolf Rassendyll’s doing.",
            "Then Rassendyll left; the Office of\u00a0Tolls and\u2028Weirs was told by RASSENDYLL’S man.",
            "The Player King spoke to Antoinette de Mauban, and de Mauban wrote it down.",
            "Of the bridge-ferry dues and TOLLS nothing was said.",
            "森田善太は森田である。",
        )
    ]
    rows = tuple(
        (
            (Run(f"{at}"),),
            (Run(f"Fritz von Tarlenheim, row {at}" if at % 40 == 30 else f"Row {at} has nobody in it"),),
        )
        for at in range(1, 121)
    )
    table = Block(kind=BlockKind.TABLE, rows=(((Run("No."),), (Run("Who was there"),)), *rows))
    items = [
        Block((Run("Michael Elphberg, at last" if at == 33 else FILLER[:90]),), BlockKind.BULLET) for at in range(60)
    ]
    quote = Block((Run("Said by the Player "), Run("King")), BlockKind.QUOTE)
    second = text(*fill("Flavia Elphberg came first.", "Rupert was asked again.", "Michael Elphberg too."))
    return build_library([RichText((*first, table, *items, quote)), second])


def pages_of(content: Content, entity_id: int) -> tuple[set[int], set[int]]:
    """The pages of a book that the index gives for an entity and those on which it is named, as they are printed."""
    rendered = render_book(compile_book(content).book)
    pages = read_pages(rendered)
    listed = list_listed(content, rendered, pages).get(entity_id, set())
    named = list_named(content, pages).get(entity_id, set())
    return {page + 1 for page in listed}, {page + 1 for page in named}


def test_the_sample_both_ways(sample_path: Path) -> None:
    with LibraryFile.open_read_only(sample_path) as file:
        content = gather_content(file, get_book_id(file))
    found = compare(content, compile_book(content).book)
    assert found.count > 150
    assert (found.wrong, found.missing) == (set(), set())


def test_a_hard_library_both_ways(hard_library: tuple[Content, dict[str, frozenset[str]]]) -> None:
    content, _ = hard_library
    found = compare(content, compile_book(content).book)
    assert found.count > 400
    assert (found.wrong, found.missing) == (set(), set())


def test_a_library_of_long_texts_both_ways() -> None:
    content = long_library()
    found = compare(content, compile_book(content).book)
    assert found.count > 30
    assert (found.wrong, found.missing) == (set(), set())


@pytest.mark.parametrize(
    ("words", "entity_id"),
    [
        ("Player King", 100),
        ("PLAYER\u00a0KING’s", 100),
        ("森田善太", 104),
        ("Zenda\u2011Mori", 0),
        ("bridge-ferry dues", TOPIC),
        ("Office of Tolls and\nWeirs", GROUP),
    ],
)
def test_a_name_in_any_form_is_listed_where_it_stands(words: str, entity_id: int) -> None:
    """Overleaf, where nothing else is listed."""
    content = build_library([text(*fill("Steam came late.", f"There was {words} in it.", "No more."))])
    rendered = render_book(compile_book(content).book)
    pages = read_pages(rendered)
    (page,) = (at for at, each in enumerate(pages.words) if "in it." in each)
    listed = {each for each, found in list_listed(content, rendered, pages).items() if page in found}
    assert listed == ({entity_id} if entity_id else set())


@pytest.mark.parametrize("prefix", ["", "و", "ب", "ال", "ول"])
def test_an_arabic_name_is_listed_behind_what_is_written_with_it(prefix: str) -> None:
    content = build_library([text(*fill("Steam came late.", f"There was {prefix}محمد علي in it.", "No more."))])
    rendered = render_book(compile_book(content).book)
    pages = read_pages(rendered)
    (page,) = (at for at, each in enumerate(pages.words) if "in it." in each)
    assert page in list_listed(content, rendered, pages)[105]


def test_a_name_that_a_page_break_parts_counts_on_both_pages() -> None:
    """The name is made of the two words on both sides of a break, of which no page holds both."""
    words = text(" ".join(f"w{number:04}" for number in range(2000)))
    content = build_library([words], parts=[PartKind.BRIEF, PartKind.INDEX])
    pages = read_pages(render_book(compile_book(content).book)).words
    before = next(at for at, each in enumerate(pages) if "w1000" in each)
    last, first = re.findall(r"w\d{4}", pages[before])[-1], re.findall(r"w\d{4}", pages[before + 1])[0]
    club = EntityContent(200, "c", EntityKind.ORGANISATION, (Name("Club"), Name(f"{last} {first}")), marking=LOW)
    listed, named = pages_of(replace(content, entities=(*content.entities, club)), 200)
    assert not named
    assert listed == {before + 1, before + 2}


def test_a_bare_surname_counts_once_its_bearer_has_been_named() -> None:
    words = fill("Rassendyll came.", "Rudolf Rassendyll came.", "Rassendyll went; rassendyll is a word.")
    listed, _ = pages_of(build_library([text(*words)], parts=[PartKind.BRIEF, PartKind.INDEX]), 100)
    before, full, after = sorted(find_pages_with(words, "Rassendyll"))
    assert listed == {full, after}
    assert before not in listed


def test_a_surname_of_two_means_whom_the_section_or_the_brief_has_named() -> None:
    first = fill("Elphberg of nowhere.", "Flavia Elphberg.", "Elphberg one.", "Michael Elphberg.", "Elphberg two.")
    second = fill("Elphberg three.", "Michael Elphberg again.", "Elphberg four.")
    content = build_library([text(*first), text(*second)], parts=[PartKind.BRIEF, PartKind.INDEX])
    book = compile_book(content).book
    pages = read_pages(render_book(book)).words
    at = {
        words: next(page + 1 for page, each in enumerate(pages) if words in each)
        for words in {*first, *second} - {FILLER}
    }
    assert pages_of(content, 103)[0] == {at["Flavia Elphberg."], at["Elphberg one."]}
    assert pages_of(content, 102)[0] == {at["Michael Elphberg."], at["Michael Elphberg again."], at["Elphberg four."]}


def find_pages_with(words: list[str], word: str) -> set[int]:
    content = build_library([text(*words)], parts=[PartKind.BRIEF, PartKind.INDEX])
    rendered = render_book(compile_book(content).book)
    pages = read_pages(rendered)
    return {page + 1 for page, each in enumerate(pages.words) if word in each and page in pages.counted}


def test_a_single_brief_may_hold_one_name_many_times() -> None:
    content = build_library([text(*fill(*["Rupert was here."] * 12, apart=3))])
    listed, named = pages_of(content, PERSON)
    assert listed == named
    assert len(listed) > 4


def test_a_head_of_a_table_that_is_set_again_is_furniture() -> None:
    rows = tuple(((Run(f"{at}"),), (Run("Nobody"),)) for at in range(200))
    table = Block(kind=BlockKind.TABLE, rows=(((Run("No."),), (Run("Strelsau Round"),)), *rows))
    content = build_library([RichText((table,))], parts=[PartKind.BRIEF, PartKind.INDEX])
    listed, named = pages_of(content, ROUND)
    assert len(named) > 2
    assert listed == {min(named)}


def test_a_name_inside_a_title_that_the_index_does_not_list_counts() -> None:
    """A source, a commitment and a place, each named after somebody who is named nowhere else."""
    content = build_library([text("Of nobody.")])
    people = [
        EntityContent(200 + at, f"n{at}", EntityKind.PERSON, (Name(name),), marking=LOW)
        for at, name in enumerate(("Foot Note", "Max Toe", "Clay Mant"))
    ]
    entities = [
        replace(each, names=(Name("Statement by Foot Note"),)) if each.id == SOURCE else each
        for each in content.entities
    ]
    titles = (
        EntityContent(210, "c", EntityKind.COMMITMENT, (Name("Max Toe to send the list"),), marking=LOW),
        EntityContent(211, "l", EntityKind.COUNTRY, (Name("Clay Mant Islands"),), marking=LOW),
    )
    first, *others = content.briefs
    section = replace(
        first.sections[0], text=text("They sailed to Clay Mant Islands.", "Max Toe to send the list, it says.")
    )
    content = replace(
        content, entities=(*entities, *people, *titles), briefs=(replace(first, sections=(section,)), *others)
    )
    for entity_id in (200, 201, 202):
        listed, named = pages_of(content, entity_id)
        assert listed
        assert listed == named


def test_a_surname_inside_the_name_of_a_place_is_none() -> None:
    words = fill("Rudolf Rassendyll came.", "They met at Rassendyll Hall.", "Rassendyll left.")
    content = build_library([text(*words)], parts=[PartKind.BRIEF, PartKind.INDEX])
    hall = EntityContent(200, "h", EntityKind.PLACE, (Name("Rassendyll Hall"),), marking=LOW)
    listed, named = pages_of(replace(content, entities=(*content.entities, hall)), 100)
    assert listed == named
    assert listed == find_pages_with(words, "Rassendyll") - find_pages_with(words, "Rassendyll Hall")


def test_a_surname_that_is_a_month_or_stands_behind_an_article_is_a_word() -> None:
    words = fill("Rose May and Will Price came.", "May I? In May the Price is right; a  PRICE.", "Price went, and May.")
    content = build_library([text(*words)], parts=[PartKind.BRIEF, PartKind.INDEX])
    names = (Name("Rose May", family="May"), Name("Will Price", family="Price"))
    people = [
        EntityContent(200 + at, f"n{at}", EntityKind.PERSON, (each,), marking=LOW) for at, each in enumerate(names)
    ]
    content = replace(content, entities=(*content.entities, *people))
    first, word, last = sorted(find_pages_with(words, "May"))
    assert word not in {first, last}
    assert pages_of(content, 200)[0] == {first}
    assert pages_of(content, 201)[0] == {first, last}
