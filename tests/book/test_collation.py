"""The order of the index is Unicode's: letters of any alphabet stand where readers look, whatever signs they carry."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Index
from briefbook.book.collation import sort_key
from briefbook.book.compile import compile_book
from briefbook.book.content import EntityContent
from briefbook.book.printed import line_text
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind
from briefbook.values.name import Name
from tests.book.full_content import LOW, build_content


@pytest.mark.parametrize(
    "ordered",
    [
        ["Aare", "Adam", "Ælfric", "Afonso", "Ångström"],
        ["Dorcas", "Đorđević", "Dorn"],
        ["Lub", "Łukasz", "Lun", "Mann"],
        ["Oben", "Øre", "Ötzi", "Ozu"],
        ["Ulrich", "ʻUthmān", "Utrecht", "Zapt"],
        ["Saab", "ʿŠaʿbān", "Sacher"],
        ["bersonin", "Bersonin", "Bersonín", "Bersonina"],
        ["De Silva", "Desai"],
        ["emil", "Émile"],
        ["1st Dialogue", "2nd Dialogue", "15th Dialogue", "18th Dialogue"],
        ["Group of 7", "Group of 20"],
        ["Zapt", "Ασωπος", "Иванов", "علي", "जयशंकर", "김", "もてぎ"],
    ],
)
def test_names_stand_where_readers_look(ordered: list[str]) -> None:
    mixed = [*ordered[1::2], *ordered[::2]]
    assert sorted(mixed, key=sort_key) == ordered


@given(st.text(max_size=8), st.text(max_size=8))
def test_case_and_accents_only_part_what_is_otherwise_alike(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) + (sort_key(other) < sort_key(one)) <= 1
    assert sort_key(one + "a") < sort_key(one + "B")


def test_people_in_han_stand_by_their_reading() -> None:
    people = (
        (Name("夏目漱石", "ja-Hani", family="夏目"), Name("Sōseki Natsume", family="Natsume")),
        (Name("清少納言", "ja-Hani"), Name("せいしょうなごん", "ja-Hira")),
        (Name("曹雪芹", "zh-Hani"),),
        (Name("Anna Nemo", family="Nemo"),),
        (Name("Ivo Nada", family="Nada"),),
    )
    content = build_content()
    added = [
        EntityContent(100 + at, f"p{at}", EntityKind.PERSON, names, marking=LOW) for at, names in enumerate(people)
    ]
    first, *others = content.briefs
    words = plain_text(", ".join(names[0].text for names in people))
    brief = replace(first, sections=(replace(first.sections[0], text=words),))
    content = replace(content, briefs=(brief, *others), entities=(*content.entities, *added))
    (index,) = (block for part in compile_book(content).book.parts for block in part.blocks if isinstance(block, Index))
    listed = [line_text(each.line) for head, entries in index.groups if head == "People" for each in entries]
    assert listed == ["Nada, Ivo", "夏目漱石", "Nemo, Anna", "Rupert", "清少納言", "曹雪芹"]


def test_the_table_is_read_only_for_an_index() -> None:
    program = (
        "import briefbook.book.compile, briefbook.pdf.render, briefbook.book.collation as order;"
        " assert not order.load_table.cache_info().currsize"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
