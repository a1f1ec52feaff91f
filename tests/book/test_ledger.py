"""The clearance of each text in the book: what it prints, how far that is cleared, by whom and on which day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from briefbook.book.block import Cell, Table
from briefbook.book.compile import compile_book
from briefbook.book.content import BriefContent, ClearanceContent, Content, SectionContent
from briefbook.book.finding import FindingKind
from briefbook.book.part.distribution import COLUMNS, LEDGER_COLUMNS
from briefbook.book.portion import cell_text
from briefbook.book.wording import STUB
from briefbook.edits.clearance import clear_text
from briefbook.edits.objective import change_objective_text
from briefbook.text.rich_text import Block, RichText, Run, plain_text
from briefbook.values.kind import ClearanceState, PartKind
from briefbook.values.place import Place
from tests.book.full_content import HIGH, LOW, build_content

Desk = Any
MOMENT = datetime(2026, 1, 15, 20, tzinfo=UTC)
CLEARED = ClearanceContent(ClearanceState.CLEARED, "Railway Office", person="Fritz", at=MOMENT)


def read_table(content: Content, columns: object, as_of: datetime | None = None) -> list[tuple[str, ...]]:
    parts = [each for each in compile_book(content, as_of).book.parts if each.kind is PartKind.DISTRIBUTION]
    tables = [block for part in parts for block in part.blocks if isinstance(block, Table) and block.columns == columns]
    return [tuple(read_cell(cell) for cell in row) for table in tables for row in table.rows]


def read_cell(cell: Cell) -> str:
    return cell_text(cell.lines)


def read_ledger(content: Content, as_of: datetime | None = None) -> list[tuple[str, ...]]:
    return read_table(content, LEDGER_COLUMNS, as_of)


def with_brief(content: Content, **changes: Any) -> Content:
    first, *others = content.briefs
    return replace(content, briefs=(replace(first, **changes), *others))


def test_every_printed_text_has_its_row_in_reading_order() -> None:
    assert read_ledger(build_content()) == [
        ("–", "Scene-setter", "Draft", "–", "–"),
        ("1", "Objective: “A line to Zenda”", "Draft", "–", "–"),
        ("1", "1.1 “The line”", "Cleared", "Fritz Railway Office", "15 January 2026"),
        ("1", "“They run on time”", "Draft", "–", "–"),
        ("1", "Background", "Draft", "–", "–"),
    ]


def test_objectives_count_among_the_texts_of_a_brief() -> None:
    content = build_content()
    assert read_table(content, COLUMNS)[0][2:] == ("1 of 4 cleared", "Railway Office")
    cleared = tuple(replace(each, clearance=replace(CLEARED, office="Desk")) for each in content.briefs[0].objectives)
    content = with_brief(content, objectives=cleared)
    assert read_table(content, COLUMNS)[0][2:] == ("2 of 4 cleared", "Desk; Railway Office")


def test_the_day_is_that_of_the_place_of_the_visit(desk: Desk) -> None:
    content = desk.gather()
    changed = tuple(replace(each, clearance=CLEARED) for each in content.visit_sections)
    ledger = read_ledger(replace(content, visit_sections=changed))
    assert ledger[0] == ("–", "Scene-setter", "Cleared", "Fritz Railway Office", "16 January 2026")


@pytest.mark.parametrize(
    ("state", "changed", "words"),
    [
        (ClearanceState.CLEARED, True, "Changed since clearance"),
        (ClearanceState.FOR_CLEARANCE, False, "For clearance"),
        (ClearanceState.FOR_CLEARANCE, True, "Changed since it was sent"),
        (ClearanceState.DRAFTED, True, "Draft"),
    ],
)
def test_a_row_says_how_far_its_text_has_come(state: ClearanceState, changed: bool, words: str) -> None:
    content = build_content()
    sections = (replace(content.visit_sections[0], clearance=replace(CLEARED, state=state, changed=changed)),)
    assert read_ledger(replace(content, visit_sections=sections))[0][2:] == (
        words,
        "Fritz Railway Office",
        "15 January 2026",
    )


@pytest.mark.parametrize("stubs", [False, True])
def test_what_is_withheld_or_left_out_is_not_in_it(stubs: bool) -> None:
    content = build_content(LOW)
    brief = content.briefs[0]
    secret = replace(brief.points[0], marking=HIGH, clearance=replace(CLEARED, office="Hentzau", person="Rupert"))
    issues = (replace(brief.issues[0], points=(secret, brief.points[1])),)
    objectives = (replace(brief.objectives[0], marking=HIGH, clearance=CLEARED),)
    content = with_brief(content, issues=issues, objectives=objectives)
    content = replace(content, spec=replace(content.spec, stubs=stubs))
    assert [row[1] for row in read_ledger(content)] == ["Scene-setter", "“They run on time”", "Background"]
    assert read_table(content, COLUMNS)[0][2:] == ("0 of 2 cleared", "")
    assert "Hentzau" not in repr(compile_book(content).book)
    content = replace(content, spec=replace(content.spec, omitted_point_ids=frozenset({2})))
    assert [row[1] for row in read_ledger(content)] == ["Scene-setter", "Background"]


@pytest.mark.parametrize("stubs", [False, True])
def test_a_text_of_which_a_paragraph_may_be_seen_does_not_say_who_cleared_it(stubs: bool) -> None:
    """The words are those of a paragraph below the ceiling; the names are marked as the text is, which is above it."""
    content = build_content(LOW)
    text = RichText((Block((Run("Hush."),)), Block((Run("A bridge."),), marking=str(LOW))))
    objectives = (replace(content.briefs[0].objectives[0], text=text, marking=HIGH, clearance=CLEARED),)
    sections = (SectionContent(2, content.visit_sections[0].kind, text, HIGH, CLEARED),)
    content = replace(with_brief(content, objectives=objectives), visit_sections=sections)
    content = replace(content, spec=replace(content.spec, stubs=stubs))
    compiled = compile_book(content)
    assert not [each for each in compiled.findings if each.kind == FindingKind.ABOVE_CEILING]
    assert read_ledger(content)[:2] == [
        ("–", "Scene-setter", "Cleared", "–", "15 January 2026"),
        ("1", "Objective: “A bridge”", "Cleared", "–", "15 January 2026"),
    ]
    assert STUB not in [words for row in read_ledger(content) for words in row]


def test_a_book_of_an_earlier_moment_knows_no_later_step() -> None:
    content = build_content()
    assert read_ledger(content, MOMENT)[2][2] == "Cleared"
    before = MOMENT - timedelta(minutes=1)
    assert read_ledger(content, before)[2][2:] == ("Draft", "–", "–")
    assert read_table(content, COLUMNS, before)[0][2] == "0 of 4 cleared"
    told = [each.place for each in compile_book(content, before).findings if each.kind == FindingKind.UNCLEARED]
    assert Place("point", 1) in told


def test_a_step_that_is_dated_within_the_last_change_is_known() -> None:
    content = build_content()
    late = replace(CLEARED, at=content.library.changed_at + timedelta(milliseconds=3))
    content = replace(content, visit_sections=(replace(content.visit_sections[0], clearance=late),))
    assert read_ledger(content)[0][2] == "Cleared"


def test_a_name_and_a_step_made_in_the_library_are_printed(desk: Desk) -> None:
    objective = Place("objective", desk.read("SELECT id FROM objective WHERE brief_id = ?", desk.brief()))
    change_objective_text(desk.session, objective.id, plain_text("A bridge to Ruritania."))
    clear_text(desk.session, [objective], office="Strelsau Desk", person="R. Rassendyll")
    row = next(each for each in read_ledger(desk.gather()) if "Ruritania" in each[1])
    assert row[:4] == ("1", "Objective: “A bridge to Ruritania”", "Cleared", "R. Rassendyll Strelsau Desk")


def test_a_book_without_words_has_no_ledger() -> None:
    content = build_content()
    bare = replace(content, briefs=(BriefContent(2, content.briefs[1].subject_id),), visit_sections=())
    assert read_ledger(bare) == []
