"""A name is tagged by its letters when it is created or typed over, and stands in the list under that script."""

from briefbook.edits.entity import create_entity, rename_entity
from briefbook.edits.name import add_name, change_name
from briefbook.session import Session
from briefbook.store.entity_read import list_name_reads
from briefbook.values.kind import EntityKind


def tags(session: Session, entity_id: int) -> list[str]:
    return [row.lang for row in list_name_reads(session.file.connection, entity_id)]


def test_a_new_name_is_tagged_by_its_letters(session: Session) -> None:
    person = create_entity(session, EntityKind.PERSON, "高橋 健一")
    add_name(session, person, "たかはし けんいち", lang="ja-Hira")
    add_name(session, person, "केनिची")
    add_name(session, person, "Kenichi Takahashi")
    assert tags(session, person) == ["und-Hani", "ja-Hira", "hi-Deva", "en"]


def test_a_name_that_is_typed_over_follows_its_letters_and_keeps_a_tag_that_was_chosen(session: Session) -> None:
    person = create_entity(session, EntityKind.PERSON, "New Person")
    rename_entity(session, person, "高橋 健一")
    assert tags(session, person) == ["und-Hani"]
    first = list_name_reads(session.file.connection, person)[0].key
    change_name(session, first, lang="ja-Hani")
    rename_entity(session, person, "高橋 健二")
    assert tags(session, person) == ["ja-Hani"]
    change_name(session, first, text="Zenda")
    assert tags(session, person) == ["en"]
    change_name(session, first, text="ゼンダ", lang="ja")
    assert tags(session, person) == ["ja"]
