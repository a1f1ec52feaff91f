from datetime import date

import pytest

from briefbook.edits.entity import create_entity, delete_entity
from briefbook.edits.membership import add_membership, attest_membership, change_membership
from briefbook.edits.photo import Photo, set_photo
from briefbook.session import Session
from briefbook.store.entity_card import EntityCard, read_card, read_visit_day
from briefbook.store.entity_fact import Fact, FactKind
from briefbook.store.reads import list_entities
from briefbook.store.tenure_read import list_held_posts
from briefbook.values.holder import Certainty
from briefbook.values.kind import EntityKind

MEETING = date(2026, 1, 16)


def find_id(session: Session, name: str) -> int:
    (found,) = session.file.connection.execute("SELECT entity_id FROM name WHERE text = ?", (name,)).fetchone()
    return int(found)


def read(session: Session, name: str, day: date = MEETING) -> EntityCard:
    card = read_card(session.file.connection, find_id(session, name), day)
    assert card
    return card


def facts(card: EntityCard) -> dict[FactKind, Fact]:
    return {fact.kind: fact for fact in card.facts}


def test_a_person_s_card_names_the_post_on_the_day(session: Session) -> None:
    card = read(session, "Toshimitsu Motegi")
    assert (card.title, card.other_names) == ("Toshimitsu Motegi", "茂木敏充 · もてぎ としみつ")
    assert card.say.startswith("toh-shee")
    found = facts(card)
    assert found[FactKind.POST] == Fact(FactKind.POST, "Foreign Minister of Japan")
    assert found[FactKind.VISIT].words == "15–17 January 2026"
    assert found[FactKind.OPEN].count == 1


def test_a_name_in_another_script_alone_is_shown_once(session: Session) -> None:
    create_entity(session, EntityKind.PERSON, "高橋 健一")
    card = read(session, "高橋 健一")
    assert (card.title, card.other_names) == ("高橋 健一", "")


def test_a_post_on_another_day_is_unconfirmed_and_flagged(session: Session) -> None:
    post = facts(read(session, "Toshimitsu Motegi", date(2026, 5, 1)))[FactKind.POST]
    assert (post.words, post.unconfirmed) == ("Foreign Minister of Japan", True)


def test_a_successor_takes_the_post(session: Session) -> None:
    post_id = find_id(session, "Foreign Minister of Japan")
    person_id = create_entity(session, EntityKind.PERSON, "Rudolf Rassendyll")
    membership_id = add_membership(session, person_id, post_id=post_id)
    change_membership(session, membership_id, from_edtf="2026-03-01", to_edtf="..")
    day = date(2026, 5, 1)
    assert facts(read(session, "Rudolf Rassendyll", day))[FactKind.POST] == Fact(
        FactKind.POST, "Foreign Minister of Japan"
    )
    assert FactKind.POST not in facts(read(session, "Toshimitsu Motegi", day))
    assert facts(read(session, "Foreign Minister of Japan", day))[FactKind.HOLDER].words == "Rudolf Rassendyll"
    assert facts(read(session, "Foreign Minister of Japan"))[FactKind.HOLDER].words == "Toshimitsu Motegi"


def test_both_holders_of_one_post_are_named(session: Session) -> None:
    post_id = create_entity(session, EntityKind.POST, "Joint Secretary (East Asia)")
    for name in ("Rudolf Rassendyll", "Black Michael"):
        person_id = create_entity(session, EntityKind.PERSON, name)
        change_membership(session, add_membership(session, person_id, post_id=post_id), from_edtf="2024", to_edtf="..")
        held = list_held_posts(session.file.connection, person_id, MEETING)
        assert [(each.words, each.certainty) for each in held] == [("Joint Secretary (East Asia)", Certainty.CERTAIN)]
    card = read(session, "Joint Secretary (East Asia)")
    assert [each.words for each in card.facts if each.kind is FactKind.HOLDER] == ["Rudolf Rassendyll", "Black Michael"]


def test_a_membership_without_a_post_counts_by_its_own_dates(session: Session) -> None:
    person_id = create_entity(session, EntityKind.PERSON, "Black Michael")
    organisation_id = find_id(session, "G20")
    membership_id = add_membership(session, person_id, organisation_id=organisation_id)
    change_membership(session, membership_id, to_edtf="2025-12-31")
    assert list_held_posts(session.file.connection, person_id, MEETING) == []
    attest_membership(session, membership_id, "2026-01-16")
    held = list_held_posts(session.file.connection, person_id, MEETING)
    assert [(each.words, each.certainty) for each in held] == [("G20", Certainty.ATTESTED)]


def test_rounds_stand_before_and_after_the_day(session: Session) -> None:
    found = facts(read(session, "India–Japan Economic Security Dialogue"))
    assert found[FactKind.LAST_ROUND].words == "1st India–Japan Economic Security Dialogue, 27 November 2024"
    assert found[FactKind.NEXT_ROUND].words == "2nd India–Japan Economic Security Dialogue, first half of 2026"
    early = facts(read(session, "India–Japan Economic Security Dialogue", date(2024, 1, 1)))
    assert early[FactKind.NEXT_ROUND].words.startswith("1st ")


def test_last_met_is_a_meeting_before_the_day_with_the_other_side(session: Session) -> None:
    met = facts(read(session, "Sanae Takaichi"))[FactKind.LAST_MET]
    assert met.words == "Meeting of the Prime Ministers in Johannesburg, earlier"
    assert FactKind.LAST_MET not in facts(read(session, "Narendra Modi"))
    assert FactKind.LAST_MET not in facts(read(session, "Toshimitsu Motegi"))


def test_a_publisher_that_is_no_word_is_shown_as_it_stands(session: Session) -> None:
    with session.change("Number") as db:
        db.connection().exec_driver_sql("""UPDATE source SET csl = '{"publisher": 5, "genre": {"a": 1}}'""")
    first = list_entities(session.file.connection, EntityKind.SOURCE)[0]
    assert first.detail == "5"
    card = read_card(session.file.connection, first.id, MEETING)
    assert card
    found = facts(card)
    assert (found[FactKind.PUBLISHER].words, found[FactKind.GENRE].words) == ("5", '{"a":1}')


def test_a_photo_stands_on_the_card(session: Session) -> None:
    person_id = find_id(session, "Narendra Modi")
    assert read(session, "Narendra Modi").photo == b""
    set_photo(session, person_id, Photo("image/jpeg", b"a photo"))
    assert read(session, "Narendra Modi").photo == b"a photo"


@pytest.mark.parametrize("kind", EntityKind)
def test_an_empty_entity_of_every_kind_has_a_card_until_it_is_deleted(session: Session, kind: EntityKind) -> None:
    entity_id = create_entity(session, kind, "Of Ruritania")
    card = read_card(session.file.connection, entity_id, MEETING)
    assert card
    assert (card.kind, card.title, card.other_names, card.say) == (kind, "Of Ruritania", "", "")
    delete_entity(session, entity_id)
    assert read_card(session.file.connection, entity_id, MEETING) is None


def test_the_day_of_a_visit(session: Session) -> None:
    visit_id = find_id(session, "Visit of Foreign Minister Motegi")
    assert read_visit_day(session.file.connection, visit_id) == MEETING
    with session.change("Part"):
        session.file.connection.execute("UPDATE dialogue SET visit_id = NULL")
    assert read_visit_day(session.file.connection, visit_id) == date(2026, 1, 15)
    assert read_visit_day(session.file.connection, create_entity(session, EntityKind.VISIT, "Of Ruritania")) is None
