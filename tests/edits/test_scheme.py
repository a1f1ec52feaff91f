"""Schemes, their levels and caveats, and equivalences are entered, and never taken from what carries them."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.edits.equivalence import set_equivalence
from briefbook.edits.point import change_point, change_point_text
from briefbook.edits.refusal import RefusedError
from briefbook.edits.scheme import (
    add_empty_scheme,
    add_shipped_scheme,
    remove_scheme,
    rename_scheme,
    require_portion_marks,
)
from briefbook.edits.scheme_caveat import add_caveat, change_caveat, move_caveat, remove_caveat
from briefbook.edits.scheme_code import fold_words, make_abbreviation, make_code, read_caveat_code
from briefbook.edits.scheme_level import add_level, change_level, move_level, remove_level
from briefbook.edits.shipped_scheme import SCHEMES, load_scheme
from briefbook.session import Session
from briefbook.store.marked_column import list_marking_columns, list_rich_columns
from briefbook.store.scheme_read import list_scheme_caveats, list_scheme_levels, list_schemes, read_standing
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.kind import CaveatKind
from briefbook.values.marking import Marking, parse_marking

HOUSE = 1
Edit = Callable[[Session], object]


@pytest.fixture
def nato(session: Session) -> int:
    """NATO's scheme beside the library's own."""
    return add_shipped_scheme(session, "nato")


def list_levels(session: Session, scheme_id: int = HOUSE) -> list[tuple[str, str, str]]:
    levels = list_scheme_levels(session.file.connection, scheme_id)
    return [(each.marking, each.wording, each.abbreviation) for each in levels]


def get_level(session: Session, wording: str, scheme_id: int = HOUSE) -> int:
    levels = list_scheme_levels(session.file.connection, scheme_id)
    return next(each.key for each in levels if each.wording == wording)


EDITS: dict[str, list[Edit]] = {
    "Add Level": [lambda s: add_level(s, HOUSE, "Grave")],
    "Change Level": [
        lambda s: change_level(s, 1, wording="Shown"),
        lambda s: change_level(s, 1, abbreviation="SH"),
        lambda s: change_level(s, 1, colour="AA0000"),
        lambda s: change_level(s, 1, needs_release=True),
    ],
    "Move Level": [lambda s: move_level(s, get_level(s, "NATO SECRET", 2), 0)],
    "Remove Level": [lambda s: remove_level(s, get_level(s, "NATO SECRET", 2))],
    "Add Caveat": [lambda s: add_caveat(s, HOUSE, "ZENDA EYES ONLY", CaveatKind.NO_RELEASE)],
    "Change Caveat": [
        lambda s: change_caveat(s, 1, wording="Atoms"),
        lambda s: change_caveat(s, 1, abbreviation="AT"),
        lambda s: change_caveat(s, 1, code="ATOMIC"),
        lambda s: change_caveat(s, 1, kind=CaveatKind.RELEASABLE_TO),
    ],
    "Move Caveat": [lambda s: move_caveat(s, add_caveat(s, 2, "ZENDA"), 0)],
    "Remove Caveat": [lambda s: remove_caveat(s, 1)],
    "Add Scheme": [lambda s: add_empty_scheme(s, "Ruritania"), lambda s: add_shipped_scheme(s, "uk")],
    "Rename Scheme": [lambda s: rename_scheme(s, HOUSE, "The desk's own")],
    "Remove Scheme": [lambda s: remove_scheme(s, 2)],
    "Require Portion Marks": [lambda s: require_portion_marks(s, 2, True)],
    "Set Equivalence": [lambda s: set_equivalence(s, get_level(s, "NATO SECRET", 2), get_level(s, "SAMPLE"))],
}


@pytest.mark.parametrize(
    ("label", "edit"), [pytest.param(label, edit, id=label) for label, edits in EDITS.items() for edit in edits]
)
def test_each_is_one_step_that_undo_takes_back(
    label: str, edit: Edit, session: Session, nato: int, dump: Callable[[], Any]
) -> None:
    session.end_join()
    before = dump()
    edit(session)
    after = dump()
    assert after != before
    assert session.undo_label == label
    while session.undo_label and dump() != before:
        session.undo()
    assert dump() == before


REFUSED: dict[str, tuple[str, Edit]] = {
    "empty level": ("wording", lambda s: add_level(s, HOUSE, " ")),
    "level twice": ("wording", lambda s: add_level(s, HOUSE, "sample")),
    "level with a caveat": ("wording", lambda s: change_level(s, 1, wording="SAMPLE//ONLY")),
    "abbreviation twice": (
        "abbreviation",
        lambda s: change_level(s, get_level(s, "NATO SECRET", 2), abbreviation="nc"),
    ),
    "level that looks like another": ("wording", lambda s: add_level(s, HOUSE, "ＳＡＭＰＬＥ")),
    "level with a soft hyphen": ("wording", lambda s: add_level(s, HOUSE, "SAM\xadPLE")),
    "level that is seen from right to left": ("wording", lambda s: change_level(s, 1, wording="\u202eTERCES")),
    "level with a wide //": ("wording", lambda s: change_level(s, 1, wording="SAMPLE／／ONLY")),
    "abbreviation that looks like another": (
        "abbreviation",
        lambda s: change_level(s, get_level(s, "NATO SECRET", 2), abbreviation="ＮＣ"),
    ),
    "abbreviation with nothing to see": ("abbreviation", lambda s: change_level(s, 1, abbreviation="\u200b")),
    "caveat that looks like another": ("code", lambda s: add_caveat(s, 2, "ＡＴＯＭＡＬ")),
    "caveat with a joiner": ("code", lambda s: add_caveat(s, 2, "ATO\u200dMAL")),
    "caveat that looks like a release": ("code", lambda s: add_caveat(s, HOUSE, "ＲＥＬ TO ALLIES")),
    "abbreviation that looks like a caveat": (
        "abbreviation",
        lambda s: change_caveat(s, add_caveat(s, 2, "Z"), abbreviation="ａtomal"),
    ),
    "caveat that says what nobody sees": ("wording", lambda s: change_caveat(s, 1, wording="A\u2060B")),
    "white": ("colour", lambda s: change_level(s, 1, colour="#ffffff")),
    "yellow": ("colour", lambda s: change_level(s, 1, colour="#FFD400")),
    "no colour": ("colour", lambda s: change_level(s, 1, colour="red")),
    "level that is carried": ("", lambda s: remove_level(s, 1)),
    "caveat that parts": ("code", lambda s: add_caveat(s, HOUSE, "A, B")),
    "caveat that reads as a release": ("code", lambda s: add_caveat(s, HOUSE, "REL TO ALLIES")),
    "caveat that reads as TLP": ("code", lambda s: add_caveat(s, HOUSE, "TLP RED")),
    "caveat twice": ("code", lambda s: add_caveat(s, 2, "Atomal")),
    "abbreviation of another caveat": (
        "abbreviation",
        lambda s: change_caveat(s, add_caveat(s, 2, "Z"), abbreviation="atomal"),
    ),
    "wordless caveat": ("wording", lambda s: change_caveat(s, 1, wording="")),
    "shipped scheme twice": ("scheme", lambda s: add_shipped_scheme(s, "nato")),
    "name of another scheme": ("name", lambda s: add_empty_scheme(s, "nato")),
    "nameless scheme": ("name", lambda s: rename_scheme(s, HOUSE, "")),
    "own scheme": ("scheme", lambda s: remove_scheme(s, HOUSE)),
    "equivalence of an own level": ("equals", lambda s: set_equivalence(s, 1, 1)),
    "equivalence with a foreign level": ("equals", lambda s: set_equivalence(s, 2, 3)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_names_its_field_and_says_why(case: str, session: Session, nato: int) -> None:
    field, edit = REFUSED[case]
    with pytest.raises(RefusedError) as refused:
        edit(session)
    assert refused.value.field == field
    assert str(refused.value).endswith(".")


def test_what_carries_a_level_is_said_with_its_number_wherever_it_stands(session: Session) -> None:
    level_id = add_level(session, HOUSE, "Grave")
    change = session.file.connection.execute
    marked = [(each.table, each.name) for each in list_marking_columns()]
    for table, column in marked:
        change(f"UPDATE {table} SET {column} = NULL")
    for table, column in marked:
        change(f"UPDATE {table} SET {column} = 'house:GRAVE' WHERE rowid = (SELECT min(rowid) FROM {table})")
        with pytest.raises(RefusedError, match=r"^1 .* carries it\. Mark it otherwise first\."):
            remove_level(session, level_id)
        change(f"UPDATE {table} SET {column} = NULL")
    for each in list_rich_columns():
        text = '{"v":1,"blocks":[{"id":"a","kind":"paragraph","marking":"house:GRAVE//REL RU","runs":[]}]}'
        before = change(f"SELECT min(rowid), {each.name} FROM {each.table}").fetchone()
        change(f"UPDATE {each.table} SET {each.name} = ? WHERE rowid = ?", (text, before[0]))
        with pytest.raises(RefusedError, match=r"^1 paragraph carries it"):
            remove_level(session, level_id)
        change(f"UPDATE {each.table} SET {each.name} = ? WHERE rowid = ?", (before[1], before[0]))
    remove_level(session, level_id)


def test_several_carriers_are_counted_by_what_they_are(session: Session) -> None:
    level_id = add_level(session, HOUSE, "Grave")
    for point_id in (1, 2):
        change_point(session, point_id, marking="house:GRAVE")
    change_point_text(session, 1, RichText((Block((Run("Ruritania"),), marking="house:GRAVE"),)))
    with pytest.raises(
        RefusedError, match=r"^2 talking points and 1 paragraph carry it\. Mark them otherwise first\.$"
    ):
        remove_level(session, level_id)


def test_a_damaged_text_hides_no_other_carrier(session: Session) -> None:
    level_id = add_level(session, HOUSE, "Grave")
    change_point(session, 1, marking="house:GRAVE")
    with session.change("Damage"):
        session.file.connection.execute('UPDATE talking_point SET text = \'{"marking":"\' WHERE id = 2')
        session.file.connection.execute(
            """UPDATE talking_point SET text = '{"v":1,"blocks":["\"marking\":\"x",7]}' WHERE id = 3"""
        )
    with pytest.raises(RefusedError, match="1 talking point"):
        remove_level(session, level_id)


def test_a_caveat_and_a_scheme_that_are_carried_stay(session: Session, nato: int) -> None:
    change_point(session, 1, marking="nato:NS//ATOMAL")
    with pytest.raises(RefusedError, match=r"^1 talking point carries it"):
        remove_caveat(session, 1)
    with pytest.raises(RefusedError, match=r"^1 talking point carries it"):
        change_caveat(session, 1, code="ATOMIC")
    with pytest.raises(RefusedError, match=r"^1 talking point carries it"):
        remove_scheme(session, nato)
    session.undo()
    change_caveat(session, 1, code="ATOMIC")
    remove_scheme(session, nato)
    assert [each.name for each in list_schemes(session.file.connection)] == ["House marking"]


def test_a_level_has_the_code_of_its_wording_until_something_carries_it(session: Session) -> None:
    level_id = add_level(session, HOUSE, "New level")
    change_level(session, level_id, wording="Top Secret: Zenda")
    assert list_levels(session)[-1] == ("house:TOP-SECRET-ZENDA", "Top Secret: Zenda", "TSZ")
    change_level(session, level_id, abbreviation="Z")
    change_level(session, level_id, wording="Secret")
    assert list_levels(session)[-1] == ("house:SECRET", "Secret", "Z")
    change_point(session, 1, marking="house:SECRET")
    change_level(session, level_id, wording="Most Secret")
    assert list_levels(session)[-1] == ("house:SECRET", "Most Secret", "Z")


def test_what_stands_above_the_lowest_needs_release_until_somebody_says_otherwise(session: Session) -> None:
    scheme_id = add_empty_scheme(session, "Ruritania")
    for wording in ("Low", "Middle", "High"):
        add_level(session, scheme_id, wording)
    levels = list_scheme_levels(session.file.connection, scheme_id)
    assert [each.needs_release for each in levels] == [False, True, True]
    assert len({each.colour for each in levels}) == 3


def test_an_unmapped_level_cannot_be_compared_until_an_equivalence_is_entered(session: Session, nato: int) -> None:
    connection = session.file.connection
    assert read_standing(connection, "house:SAMPLE").is_comparable
    assert not read_standing(connection, "nato:NS").is_comparable
    assert not read_standing(connection, "ruritania:DEEP").is_comparable
    set_equivalence(session, get_level(session, "NATO SECRET", nato), 1)
    assert read_standing(connection, "nato:NS//REL RU").is_comparable
    set_equivalence(session, get_level(session, "NATO SECRET", nato), None)
    assert not read_standing(connection, "nato:NS").is_comparable


def test_a_renamed_caveat_that_says_only_its_code_says_the_new_one(session: Session) -> None:
    caveat_id = add_caveat(session, HOUSE, "NEW CAVEAT")
    change_caveat(session, caveat_id, code="ZENDA EYES ONLY")
    (caveat,) = list_scheme_caveats(session.file.connection, HOUSE)
    assert (caveat.code, caveat.wording) == ("ZENDA EYES ONLY", "ZENDA EYES ONLY")


def test_no_caveat_is_called_as_another_is_abbreviated(session: Session) -> None:
    change_caveat(session, add_caveat(session, HOUSE, "ZENDA EYES ONLY"), abbreviation="ZE")
    with pytest.raises(RefusedError, match="already"):
        add_caveat(session, HOUSE, "ze")


def test_joiners_that_a_script_needs_are_taken(session: Session) -> None:
    words = "फ़ाइल क्\u200dष"
    change_level(session, add_level(session, HOUSE, "Grave"), wording=words)
    assert list_levels(session)[-1][1] == words
    with pytest.raises(RefusedError, match="already"):
        add_level(session, HOUSE, words.replace("\u200d", ""))


def test_every_shipped_colour_and_word_is_taken(session: Session) -> None:
    for code in SCHEMES:
        shipped = load_scheme(code)
        scheme_id = add_empty_scheme(session, f"Ruritania {code}")
        for level in shipped.levels:
            level_id = add_level(session, scheme_id, level.wording)
            change_level(session, level_id, colour=level.colour, abbreviation=level.abbreviation)
        for caveat in shipped.caveats:
            change_caveat(session, add_caveat(session, scheme_id, caveat.code), wording=caveat.wording)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30))
def test_what_nobody_sees_makes_no_words_others(typed: str) -> None:
    assert fold_words("\u200b".join(f"\xad{typed}\u202c")) == fold_words(typed)


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


@given(words.filter(str.strip), st.lists(words))
def test_a_made_code_can_always_be_read_in_a_marking(wording: str, others: list[str]) -> None:
    taken: list[str] = []
    for each in (*others, wording):
        taken.append(make_code(each, taken))
    assert len({code.casefold() for code in taken}) == len(taken)
    marking = Marking("house", taken[-1], frozenset({"ONLY"}), frozenset({"RU"}))
    assert parse_marking(str(marking)) == marking


@given(words)
def test_a_caveat_that_is_taken_can_always_be_read_in_a_marking(typed: str) -> None:
    try:
        code = read_caveat_code("code", typed)
    except RefusedError:
        return
    marking = Marking("house", "SAMPLE", frozenset({code}))
    assert parse_marking(str(marking)) == marking


@given(st.lists(words, min_size=1))
def test_abbreviations_differ(wordings: list[str]) -> None:
    taken: list[str] = []
    for each in wordings:
        taken.append(make_abbreviation(each, taken))
    assert all(taken)
    assert len({each.casefold() for each in taken}) == len(taken)
