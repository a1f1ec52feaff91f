"""Half a character, which a broken clipboard or key map gives, is marked as unknown wherever words are taken."""

import pytest

from briefbook.edits.book import change_book, create_book
from briefbook.edits.brief import create_brief
from briefbook.edits.commitment import set_status
from briefbook.edits.entity import create_entity, describe_entity, rename_entity
from briefbook.edits.issue import add_issue, rename_issue
from briefbook.edits.library import change_library
from briefbook.edits.name import add_name, change_name
from briefbook.edits.point import add_point, change_point, change_point_text
from briefbook.edits.programme import add_programme_item, change_programme_item
from briefbook.edits.refusal import RefusedError, check_words
from briefbook.session import Session
from briefbook.settings import Settings, load_settings, save_settings
from briefbook.store.search import search
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.character import LONGEST_LINE
from briefbook.values.kind import CommitmentStatus, EntityKind

HALF, MENDED = "Zen\ud83dda", "Zen\ufffdda"


def test_every_kind_of_words_is_taken_and_found(session: Session) -> None:
    visit = create_entity(session, EntityKind.VISIT, HALF)
    topic = create_entity(session, EntityKind.TOPIC, "Harbours")
    commitment = create_entity(session, EntityKind.COMMITMENT, HALF)
    rename_entity(session, topic, HALF)
    describe_entity(session, topic, RichText((Block((Run(HALF, link=f"https://a.example/{HALF}"),)),)))
    change_name(session, add_name(session, topic, HALF, lang="en"), say=HALF, address=HALF)
    change_library(session, office=HALF, statement=HALF)
    brief = create_brief(session, visit, topic, HALF)
    issue = add_issue(session, brief, HALF)
    rename_issue(session, issue, HALF + "!")
    point = add_point(session, issue)
    change_point(session, point, title=HALF, trigger=HALF)
    change_point_text(session, point, RichText((Block((Run(HALF),)),)))
    change_programme_item(session, add_programme_item(session, visit, HALF), note=HALF)
    change_book(session, create_book(session, visit, HALF), handling=HALF)
    set_status(session, commitment, CommitmentStatus.AGREED, note=HALF)
    session.undo()
    session.redo()
    session.save()
    titles = {hit.title for hit in search(session.file.connection, HALF)}
    assert MENDED in titles


def test_settings_take_it() -> None:
    save_settings(Settings(person_name=HALF))
    assert load_settings().person_name == "Zen?da"


def test_words_without_end_are_refused() -> None:
    assert check_words("title", "W" * LONGEST_LINE)
    with pytest.raises(RefusedError, match="too long"):
        check_words("title", "W" * (LONGEST_LINE + 1))
