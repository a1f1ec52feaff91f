"""Dismissing words that look like a mention and are not."""

from briefbook.edits.refusal import require_words
from briefbook.edits.row import add_row, get_row, list_rows
from briefbook.records import Brief, DismissedMention
from briefbook.session import Session
from briefbook.values.place import Place


def dismiss_mention(session: Session, brief_id: int, words: str, entity_id: int | None = None) -> int:
    """Say that these words of a brief do not mean that entity, or, without one, that they name nothing to be kept."""
    kept = require_words("words", words, "Say which words.")
    with session.change("Dismiss Mention", place=Place("brief", brief_id, "mentions")) as db:
        get_row(db, Brief, brief_id)
        known = list_rows(db, DismissedMention, brief_id=brief_id, words=kept, entity_id=entity_id)
        return (known or [add_row(db, DismissedMention(brief_id=brief_id, words=kept, entity_id=entity_id))])[0].id


def restore_mention(session: Session, dismissed_id: int) -> None:
    """Let dismissed words count as a mention again."""
    with session.read() as db:
        brief_id = get_row(db, DismissedMention, dismissed_id).brief_id
    with session.change("Restore Mention", place=Place("brief", brief_id, "mentions")) as db:
        db.delete(get_row(db, DismissedMention, dismissed_id))
