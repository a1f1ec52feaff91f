"""The reader's own people: nobody is told how to address them, and nobody reads their own biography."""

from itertools import dropwhile, takewhile
from typing import Any

import pytest

from briefbook.book.block import Portrait
from briefbook.book.finding import FindingKind
from briefbook.book.printed import line_text, list_lines
from briefbook.edits.book import change_book
from briefbook.edits.entity import change_entity, create_entity, describe_entity
from briefbook.edits.name import change_name
from briefbook.edits.participation import add_participant, change_participant
from briefbook.edits.point import change_point_text
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind, PartKind, Side

Desk = Any
READER, GUEST, DIALOGUE = "S. Jaishankar", "Toshimitsu Motegi", "18th India–Japan Strategic Dialogue"


def biography(desk: Desk, name: str) -> list[str]:
    """The lines under a person's own head."""
    anchor = f"person-{desk.entity(name)}"
    blocks = desk.part(PartKind.BIOGRAPHIES).blocks
    own = dropwhile(lambda block: not (isinstance(block, Portrait) and block.anchor == anchor), blocks)
    head = next(own, None)
    rest = takewhile(lambda block: not isinstance(block, Portrait), own)
    return [line_text(line) for block in ([head, *rest] if head else []) for line in list_lines(block)]


def test_the_reader_has_no_biography_in_their_own_book(desk: Desk) -> None:
    describe_entity(desk.session, desk.entity(READER), plain_text(""))
    assert biography(desk, READER) == []
    assert not [each for each in desk.check(FindingKind.PERSON_WITHOUT_BIOGRAPHY) if READER in each.message]
    change_book(desk.session, desk.book_id, reader_id=desk.entity(GUEST))
    assert biography(desk, READER)[0] == READER


@pytest.mark.parametrize(("side", "told"), [(Side.OURS, False), (Side.THEIRS, True)])
def test_nobody_is_told_how_to_address_their_own_people(desk: Desk, side: Side, told: bool) -> None:
    name = "Rudolf Rassendyll"
    person = create_entity(desk.session, EntityKind.PERSON, name)
    key = desk.read("SELECT id FROM name WHERE entity_id = ?", person)
    change_name(desk.session, key, say="ROO-dolf", address="Excellency")
    seat = add_participant(desk.session, desk.entity(DIALOGUE), person)
    change_participant(desk.session, seat, side=side)
    assert ("Address as Excellency" in "\n".join(biography(desk, name))) is told
    assert "Say ROO-dolf" in "\n".join(biography(desk, name))


def test_whoever_sits_on_no_side_is_of_their_country(desk: Desk) -> None:
    name = "Rudolf Rassendyll"
    person = create_entity(desk.session, EntityKind.PERSON, name)
    key = desk.read("SELECT id FROM name WHERE entity_id = ?", person)
    change_name(desk.session, key, address="Excellency")
    change_point_text(desk.session, desk.point("Launch of the AI Dialogue"), plain_text(f"We greet {name}."))
    change_entity(desk.session, person, country_id=desk.entity("India"))
    assert "Address as Excellency" not in "\n".join(biography(desk, name))
    change_entity(desk.session, person, country_id=desk.entity("Japan"))
    assert "Address as Excellency" in "\n".join(biography(desk, name))
