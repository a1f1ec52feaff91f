from briefbook.edits.entity import create_entity, describe_entity, rename_entity
from briefbook.models.mention_source import MentionSource
from briefbook.models.notifier import Notifier
from briefbook.session import Session
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind


def test_only_a_name_that_came_went_or_changed_makes_the_texts_be_read_anew(session: Session) -> None:
    source = MentionSource(session, Notifier(session))
    heard: list[str] = []
    source.changed.connect(lambda: heard.append("changed"))
    entity_id = create_entity(session, EntityKind.PLACE, "Zenda")
    assert [each.entity_id for each in source.find("From Zenda on")] == [entity_id]
    index = source.index
    describe_entity(session, entity_id, plain_text("A town."))
    assert source.index is index
    rename_entity(session, entity_id, "Strelsau")
    assert source.find("From Zenda on") == ()
    session.undo()
    assert [each.entity_id for each in source.find("From Zenda on")] == [entity_id]
    assert heard == ["changed"] * 3
