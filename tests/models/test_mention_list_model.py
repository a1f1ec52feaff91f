from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefbook.edits.sample import write_sample
from briefbook.models.candidate import list_likely_kinds
from briefbook.models.mention_list_model import MentionListModel
from briefbook.store.file import LibraryFile
from briefbook.values.kind import EntityKind


@pytest.fixture
def file(tmp_path: Path) -> Iterator[LibraryFile]:
    path = tmp_path / "sample.briefbook"
    write_sample(path)
    with LibraryFile.open(path) as file:
        yield file


def find_id(file: LibraryFile, name: str) -> int:
    (found,) = file.connection.execute("SELECT entity_id FROM name WHERE text = ?", (name,)).fetchone()
    return int(found)


def build_model(file: LibraryFile) -> tuple[MentionListModel, QAbstractItemModelTester]:
    model = MentionListModel(file)
    return model, QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_entities_stand_by_kind_the_most_often_named_first(file: LibraryFile) -> None:
    model, _tester = build_model(file)
    names = ("Trade", "Motegi", "India", "Jaishankar", "Foreign Minister of Japan", "MEA", "AI Dialogue")
    counts = (1, 2, 5, 4, 9, 1, 3)
    model.show_mentions([(find_id(file, name), count) for name, count in zip(names, counts, strict=True)])
    assert [(row.title, row.count) for row in model.rows] == [
        ("People and posts", 0),
        ("S. Jaishankar", 4),
        ("Toshimitsu Motegi", 2),
        ("Foreign Minister of Japan", 9),
        ("Mechanisms and dialogues", 0),
        ("AI Dialogue", 3),
        ("Organisations and countries", 0),
        ("Ministry of External Affairs", 1),
        ("India", 5),
        ("Topics", 0),
        ("Trade", 1),
    ]
    model.show_mentions([(find_id(file, "India"), 1), (10**6, 3)])
    assert [row.title for row in model.rows] == ["Organisations and countries", "India"]
    model.show_mentions([])
    assert model.rows == ()


def test_a_dragged_entity_is_its_name(file: LibraryFile) -> None:
    model, _tester = build_model(file)
    entity_id = find_id(file, "AI Dialogue")
    model.show_mentions([(entity_id, 3)])
    index = model.find_entity(entity_id)
    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.index(0).flags() & (Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsSelectable)
    mime = model.mimeData([index])
    assert mime.text() == "India–Japan AI Dialogue"
    assert model.mimeTypes() == ["text/plain"]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "India–Japan AI Dialogue, 3, Mechanisms and dialogues"


def test_a_new_name_is_offered_as_its_likely_kind_first() -> None:
    assert list_likely_kinds("ASEAN")[0] is EntityKind.ORGANISATION
    assert list_likely_kinds("Rudolf Rassendyll")[0] is EntityKind.PERSON
    assert len(set(list_likely_kinds("ASEAN"))) == len(list_likely_kinds("ASEAN"))
