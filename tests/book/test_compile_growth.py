"""Compiling reads each table of the content as often however many people, posts and conflicts a book has."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from briefbook.book.compile import compile_book
from briefbook.book.content import (
    BriefContent,
    CitationContent,
    ConflictContent,
    Content,
    EntityContent,
    MembershipContent,
    ParticipationContent,
)
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind, Side
from briefbook.values.name import Name
from briefbook.values.place import Place
from tests.book.full_content import DIALOGUE, LOW, OTHER, POST, SOURCE, build_content

TABLES = ("dialogues", "commitments", "sources", "citations", "conflicts", "participations", "memberships", "posts")


class Counted(tuple[Any, ...]):
    """Rows that count how often they are gone through."""

    times = 0

    def __iter__(self) -> Iterator[Any]:
        self.times += 1
        return super().__iter__()


def build_growing(people: int) -> Content:
    """The content with so many more people in the post and at the table, each with two claims that disagree."""
    content, keys = build_content(), range(100, 100 + people)
    claims = [CitationContent(2 * key, f"a{key}", SOURCE, Place("person", key), "It is.") for key in keys]
    others = [CitationContent(2 * key + 1, f"b{key}", OTHER, Place("person", key), "It is not.") for key in keys]
    seats = (ParticipationContent(DIALOGUE, key, Side.THEIRS) for key in keys)
    born = plain_text("Born in Zenda.")
    first, second = content.briefs
    return replace(
        content,
        briefs=(first, BriefContent(second.id, second.subject_id)),
        entities=(
            *content.entities,
            *(EntityContent(key, f"u{key}", EntityKind.PERSON, (Name(f"Rupert {key}"),), born, LOW) for key in keys),
        ),
        memberships=(*content.memberships, *(MembershipContent(key, key, POST, None) for key in keys)),
        participations=(*content.participations, *seats),
        citations=(*content.citations, *claims, *others),
        conflicts=(*content.conflicts, *(ConflictContent(2 * key, 2 * key + 1, "They differ.") for key in keys)),
    )


def count_readings(people: int) -> dict[str, int]:
    content = build_growing(people)
    counted = replace(content, **{each: Counted(getattr(content, each)) for each in TABLES})
    compile_book(counted)
    return {each: getattr(counted, each).times for each in TABLES}


def test_each_table_is_read_as_often_for_many_people_as_for_few() -> None:
    few = count_readings(2)
    assert count_readings(20) == few
    assert all(few.values())


@pytest.mark.parametrize("people", [1, 12])
def test_a_post_of_many_is_told_once(people: int) -> None:
    findings = compile_book(build_growing(people)).findings
    assert sum(each.place == Place("post", POST) and "Rupert" in each.message for each in findings) == 1
