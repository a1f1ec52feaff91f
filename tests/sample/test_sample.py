"""The sample is complete, says only what it may, and is the same every time."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefbook.edits.sample import write_sample
from briefbook.store.errors import ExistsError
from briefbook.store.file import LibraryFile
from briefbook.text.json_codec import load_rich_text
from briefbook.values.kind import ClearanceState, SectionKind, Stance

TEXTS = (
    ("entity", "description"),
    ("commitment", "wording"),
    ("talking_point", "text"),
    ("talking_point", "fallback"),
    ("objective", "text"),
    ("section", "text"),
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibraryFile]:
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    with LibraryFile.open(path) as file:
        yield file


def rows(file: LibraryFile, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return list(file.connection.execute(sql, values).fetchall())


def column(file: LibraryFile, sql: str, *values: Any) -> list[Any]:
    return [row[0] for row in rows(file, sql, *values)]


def first_names(file: LibraryFile, kind: str) -> set[str]:
    sql = "SELECT text FROM name JOIN entity ON entity.id = entity_id WHERE position = 0 AND entity.kind = ?"
    return set(column(file, sql, kind))


def test_every_mechanism_event_and_person_is_there(sample: LibraryFile) -> None:
    assert len(first_names(sample, "mechanism")) == 9
    assert len(first_names(sample, "dialogue")) == 7
    assert first_names(sample, "person") == {
        "S. Jaishankar",
        "Toshimitsu Motegi",
        "Randhir Jaiswal",
        "Narendra Modi",
        "Sanae Takaichi",
    }
    assert len(first_names(sample, "topic")) == 15
    assert len(first_names(sample, "commitment")) == 4


def test_two_posts_have_no_holder(sample: LibraryFile) -> None:
    sql = "SELECT text FROM post JOIN name ON entity_id = post.id AND name.position = 0"
    held = " WHERE post.id IN (SELECT post_id FROM membership)"
    assert set(column(sample, sql)) - set(column(sample, sql + held)) == {
        "Foreign Secretary of India",
        "Vice Minister of Japan",
    }


def test_each_person_has_names_in_the_own_script_and_how_to_say_them(sample: LibraryFile) -> None:
    for person in column(sample, "SELECT id FROM person"):
        names = rows(sample, "SELECT lang, say, family FROM name WHERE entity_id = ? ORDER BY position", person)
        langs = {lang for lang, _, _ in names}
        assert langs in ({"en", "hi-Deva"}, {"en", "ja-Hani", "ja-Hira"})
        assert all(names[0][1:])


def test_four_commitments_are_owned_and_one_is_due(sample: LibraryFile) -> None:
    assert column(sample, "SELECT number FROM commitment ORDER BY number") == ["C-1", "C-2", "C-3", "C-4"]
    assert len(set(column(sample, "SELECT commitment_id FROM commitment_owner"))) == 4
    assert rows(sample, "SELECT number, due_edtf, due_latest FROM commitment WHERE due_edtf <> ''") == [
        ("C-4", "2026-40", "2026-06-30")
    ]


def test_six_briefs_hold_points_of_every_stance_and_objectives_of_both_sides(sample: LibraryFile) -> None:
    briefs = column(sample, "SELECT id FROM brief")
    assert len(briefs) == 6
    assert 12 <= len(column(sample, "SELECT id FROM talking_point")) <= 20
    assert set(column(sample, "SELECT stance FROM talking_point")) == set(Stance)
    for brief in briefs:
        assert set(column(sample, "SELECT side FROM objective WHERE brief_id = ?", brief)) == {"ours", "theirs"}
        assert SectionKind.BACKGROUND in column(sample, "SELECT kind FROM section WHERE brief_id = ?", brief)


def test_points_are_drafted_for_clearance_cleared_and_changed(sample: LibraryFile) -> None:
    last = "SELECT point_id, max(id) AS id FROM clearance WHERE point_id IS NOT NULL GROUP BY point_id"
    states = column(sample, f"SELECT state FROM clearance JOIN ({last}) USING (id)")
    assert set(states) == {ClearanceState.FOR_CLEARANCE, ClearanceState.CLEARED}
    assert len(states) < 20


def test_conflicting_citations_are_kept_and_two_are_open(sample: LibraryFile) -> None:
    assert len(column(sample, "SELECT id FROM citation_conflict WHERE note <> ''")) == 3
    assert len(column(sample, "SELECT id FROM citation_conflict WHERE resolution = ''")) == 2


def test_no_time_is_invented(sample: LibraryFile) -> None:
    assert set(rows(sample, "SELECT start_time, end_time FROM programme_item")) == {("", "")}
    assert column(sample, "SELECT count(*) FROM programme_item") == [4]


def test_every_portion_carries_the_sample_marking(sample: LibraryFile) -> None:
    for table in ("entity", "talking_point", "objective", "section", "programme_item"):
        assert set(column(sample, f"SELECT marking FROM {table}")) == {"house:SAMPLE"}


def test_the_cover_says_whose_position_this_is_not(sample: LibraryFile) -> None:
    (statement,) = column(sample, "SELECT statement FROM library")
    assert "illustrative" in statement
    assert "no government’s position" in statement


def test_every_text_can_be_read_and_every_reference_is_known(sample: LibraryFile) -> None:
    uids = {f"entity:{uid}" for uid in column(sample, "SELECT uid FROM entity")}
    refs = set()
    for table, name in TEXTS:
        for stored in column(sample, f"SELECT {name} FROM {table}"):
            text = load_rich_text(stored)
            refs |= {run.ref for block in text for run in block.runs if run.ref}
            assert not re.search(r"\]\(|\*", text.text)
    assert refs
    assert refs <= uids


def test_the_book_has_every_part_and_its_reader(sample: LibraryFile) -> None:
    assert rows(
        sample, "SELECT title, text FROM book_spec JOIN name ON entity_id = reader_id AND name.position = 0"
    ) == [("Minister’s book", "S. Jaishankar")]
    assert len(column(sample, "SELECT id FROM book_part WHERE kind = 'brief' AND included")) == 6
    for sections in column(sample, "SELECT sections FROM book_part WHERE kind = 'brief'"):
        assert json.loads(sections)[0] == "facts"


def test_the_file_is_whole(sample: LibraryFile) -> None:
    assert rows(sample, "PRAGMA foreign_key_check") == []
    assert rows(sample, "PRAGMA integrity_check") == [("ok",)]


def test_the_same_facts_give_the_same_rows(sample: LibraryFile, tmp_path: Path) -> None:
    path = tmp_path / "again.briefbook"
    write_sample(path)
    with LibraryFile.open(path) as again:
        for (table,) in rows(
            sample, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%'"
        ):
            assert rows(again, f"SELECT * FROM {table}") == rows(sample, f"SELECT * FROM {table}")


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.briefbook"
    path.write_bytes(b"mine")
    with pytest.raises(ExistsError):
        write_sample(path)
    assert path.read_bytes() == b"mine"
