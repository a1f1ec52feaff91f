"""A library is marked in another scheme by a table: every marking moves, none is made, and one step takes it back."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.edits.book import change_book
from briefbook.edits.clearance import clear_text
from briefbook.edits.equivalence import set_equivalence
from briefbook.edits.point import change_point, change_point_text
from briefbook.edits.refusal import RefusedError
from briefbook.edits.scheme import add_shipped_scheme, remove_scheme
from briefbook.edits.scheme_caveat import add_caveat, remove_caveat
from briefbook.edits.scheme_change import MarkingTable, change_scheme
from briefbook.edits.scheme_level import add_level
from briefbook.session import Session
from briefbook.store.brief_read import list_points
from briefbook.store.marked_column import list_marking_columns, list_rich_columns
from briefbook.store.marking_use import count_levels, list_uses
from briefbook.store.scheme_read import list_scheme_levels, list_schemes
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.clearance import Dot
from briefbook.values.kind import CaveatKind, Tlp
from briefbook.values.marking import Marking, parse_marking
from briefbook.values.place import Place

HOUSE = 1
LEVELS = {"SAMPLE": "OFFICIAL", "GRAVE": "SECRET"}
CAVEATS = {"ZENDA EYES ONLY": "UK EYES ONLY"}


@pytest.fixture
def marked(session: Session) -> Session:
    """The sample with a second level, a caveat, NATO's scheme, and a marking in every column and text."""
    add_level(session, HOUSE, "Grave")
    add_caveat(session, HOUSE, "ZENDA EYES ONLY", CaveatKind.NO_RELEASE)
    nato = add_shipped_scheme(session, "nato")
    levels = {each.marking: each.key for each in list_scheme_levels(session.file.connection, nato)}
    set_equivalence(session, levels["nato:NS"], get_level(session, "house:GRAVE"))
    set_equivalence(session, levels["nato:NU"], get_level(session, "house:SAMPLE"))
    with session.change("Mark Everything"):
        change = session.file.connection.execute
        for each in list_marking_columns():
            row = f"(SELECT min(rowid) FROM {each.table})"
            change(f"UPDATE {each.table} SET {each.name} = 'house:GRAVE//ZENDA EYES ONLY' WHERE rowid = {row}")
        for each in list_rich_columns():
            text = (
                '{"v":1,"blocks":[{"id":"a","kind":"paragraph","marking":"house:GRAVE//REL RU","runs":[{"text":"Z"}]}]}'
            )
            row = f"(SELECT min(rowid) FROM {each.table})"
            change(f"UPDATE {each.table} SET {each.name} = ? WHERE rowid = {row}", (text,))
    return session


def get_level(session: Session, marking: str) -> int:
    connection = session.file.connection
    schemes = [each.key for each in list_schemes(connection)]
    levels = [level for key in schemes for level in list_scheme_levels(connection, key)]
    return next(each.key for each in levels if each.marking == marking)


def read_point(session: Session, point_id: int) -> str | None:
    row = session.file.connection.execute("SELECT marking FROM talking_point WHERE id = ?", (point_id,)).fetchone()
    marking: str | None = row[0]
    return marking


def test_every_column_and_every_paragraph_moves_in_one_step(marked: Session, dump: Callable[[], Any]) -> None:
    before, uses = dump(), list_uses(marked.file.connection)
    assert {use.column for use in uses} == {*list_marking_columns(), *list_rich_columns()}
    change_scheme(marked, "uk", LEVELS, CAVEATS)
    after = list_uses(marked.file.connection)
    assert not [use for use in after if use.marking.scheme == "house"]
    assert sorted((use.column.table, use.column.name, use.in_text, use.count) for use in after) == sorted(
        (use.column.table, use.column.name, use.in_text, use.count) for use in uses
    )
    assert {str(use.marking) for use in after} == {
        "uk:OFFICIAL",
        "uk:SECRET//UK EYES ONLY",
        "uk:SECRET//REL RU",
    }
    (own,) = [each for each in list_schemes(marked.file.connection) if each.is_own]
    assert own.name == "United Kingdom"
    assert marked.undo_label == "Change Scheme"
    marked.undo()
    assert dump() == before
    marked.redo()
    assert list_uses(marked.file.connection) == after


def test_releases_and_labels_stay_and_what_is_unmarked_stays_unmarked(marked: Session) -> None:
    change_point(marked, 1, marking="house:GRAVE//ZENDA EYES ONLY//REL JP,RU//TLP:AMBER")
    change_point(marked, 2, marking=None)
    change_point(marked, 3, marking="nato:NS//ATOMAL")
    change_book(marked, 1, ceiling="house:SAMPLE//REL RU")
    change_scheme(marked, "uk", LEVELS, {"ZENDA EYES ONLY": None})
    assert read_point(marked, 1) == "uk:SECRET//REL JP,RU//TLP:AMBER"
    assert read_point(marked, 2) is None
    assert read_point(marked, 3) == "nato:NS//ATOMAL"
    ceiling = marked.file.connection.execute("SELECT ceiling FROM book_spec WHERE id = 1").fetchone()
    assert ceiling == ("uk:OFFICIAL//REL RU",)


def test_what_is_carried_has_to_become_something(marked: Session, dump: Callable[[], Any]) -> None:
    before = dump()
    with pytest.raises(RefusedError, match="“Grave” is carried: choose what it becomes") as refused:
        change_scheme(marked, "uk", {"SAMPLE": "OFFICIAL"}, CAVEATS)
    assert refused.value.field == "GRAVE"
    with pytest.raises(RefusedError, match="“ZENDA EYES ONLY” is carried: choose what it becomes, or leave it out"):
        change_scheme(marked, "uk", LEVELS, {})
    with pytest.raises(RefusedError, match="The new scheme has no “DEEP”"):
        change_scheme(marked, "uk", LEVELS | {"GRAVE": "DEEP"}, CAVEATS)
    with pytest.raises(RefusedError, match="The new scheme has no “DEEP”"):
        change_scheme(marked, "uk", LEVELS, {"ZENDA EYES ONLY": "DEEP"})
    with pytest.raises(RefusedError, match="already"):
        change_scheme(marked, "house", LEVELS, CAVEATS)
    assert dump() == before


def test_a_level_that_only_a_paragraph_carries_is_carried_too(session: Session) -> None:
    add_level(session, HOUSE, "Grave")
    change_point_text(session, 1, RichText((Block((Run("Zenda"),), marking="house:GRAVE"),)))
    with pytest.raises(RefusedError, match="“Grave” is carried"):
        change_scheme(session, "uk", {"SAMPLE": "OFFICIAL"}, {})


def test_a_cleared_text_is_changed_since_its_clearance(session: Session) -> None:
    clear_text(session, [Place("point", 1)], office="Desk of Ruritania")

    def dot() -> Dot:
        return next(each.clearance.dot for each in list_points(session.file.connection, 1) if each.id == 1)

    assert dot() is Dot.CLEARED
    change_scheme(session, "uk", {"SAMPLE": "OFFICIAL"}, {})
    assert dot() is not Dot.CLEARED
    session.undo()
    assert dot() is Dot.CLEARED


def test_equivalences_follow_their_own_level_and_the_others_are_named(marked: Session) -> None:
    change_point(marked, 1, marking="nato:NS")
    with marked.change("Unmark") as _:
        for use in list_uses(marked.file.connection):
            if use.level == "house:SAMPLE" and not use.in_text:
                marked.file.connection.execute(
                    f"UPDATE {use.column.table} SET {use.column.name} = NULL WHERE {use.column.name} = 'house:SAMPLE'"
                )
    ended = change_scheme(marked, "uk", {"GRAVE": "SECRET"}, CAVEATS)
    assert ended == ("NATO UNCLASSIFIED (NATO)",)
    (nato,) = [each for each in list_schemes(marked.file.connection) if each.code == "nato"]
    equal = {each.marking: each.equals for each in list_scheme_levels(marked.file.connection, nato.key) if each.equals}
    assert equal == {"nato:NS": "SECRET"}


def test_a_scheme_that_was_another_government_s_becomes_the_own_one(marked: Session) -> None:
    change_point(marked, 1, marking="nato:NR")
    ended = change_scheme(marked, "nato", {"SAMPLE": "NU", "GRAVE": "NS"}, {"ZENDA EYES ONLY": "ATOMAL"})
    assert ended == ()
    schemes = list_schemes(marked.file.connection)
    assert [(each.code, each.is_own) for each in schemes] == [("nato", True)]
    assert read_point(marked, 1) == "nato:NR"
    assert set(count_levels(marked.file.connection)) == {"nato:NU", "nato:NR", "nato:NS"}
    assert not marked.file.connection.execute("SELECT * FROM equivalence").fetchall()


def test_a_ceiling_keeps_the_caveats_of_other_schemes(marked: Session) -> None:
    change_book(marked, 1, ceiling="house:GRAVE//ATOMAL,ZENDA EYES ONLY")
    with pytest.raises(RefusedError, match=r"^1 book’s ceiling carries it"):
        remove_scheme(marked, 2)
    with pytest.raises(RefusedError, match=r"^1 book’s ceiling carries it"):
        remove_caveat(marked, 2)
    with pytest.raises(RefusedError, match="has no caveat “ATOMAL”"):
        change_book(marked, 1, floor="house:GRAVE//ATOMAL")
    change_scheme(marked, "uk", LEVELS, CAVEATS)
    ceiling = marked.file.connection.execute("SELECT ceiling FROM book_spec WHERE id = 1").fetchone()
    assert ceiling == ("uk:SECRET//ATOMAL,UK EYES ONLY",)


def test_a_damaged_text_is_left_as_it_is(session: Session) -> None:
    damaged = '{"v":1,"blocks":[{"marking":"house:SAMPLE"'
    with session.change("Damage"):
        session.file.connection.execute("UPDATE talking_point SET text = ? WHERE id = 1", (damaged,))
    change_scheme(session, "uk", {"SAMPLE": "OFFICIAL"}, {})
    assert session.file.connection.execute("SELECT text FROM talking_point WHERE id = 1").fetchone() == (damaged,)


codes = st.sampled_from(["A", "B", "C"])
tables = st.builds(
    MarkingTable,
    st.just("old"),
    st.just("new"),
    st.fixed_dictionaries(dict.fromkeys("ABC", codes)),
    st.fixed_dictionaries(dict.fromkeys("ABC", st.none() | codes)),
)
markings = st.builds(
    Marking,
    st.sampled_from(["old", "other"]),
    codes,
    st.frozensets(codes),
    st.none() | st.frozensets(st.sampled_from(["RU", "JP"])),
    st.none() | st.sampled_from(Tlp),
)


@given(tables, markings)
def test_only_level_and_caveats_of_the_old_scheme_are_translated(table: MarkingTable, marking: Marking) -> None:
    told = parse_marking(table.translate(str(marking)))
    assert (told.releasable_to, told.tlp) == (marking.releasable_to, marking.tlp)
    if marking.scheme == "other":
        assert told == marking
        return
    assert (told.scheme, told.level) == ("new", table.levels[marking.level])
    assert told.caveats == {table.caveats[each] for each in marking.caveats} - {None}
