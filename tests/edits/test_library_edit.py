"""Founding a library."""

from pathlib import Path

import pytest

from briefbook.edits.entity import create_entity
from briefbook.edits.library import create_library
from briefbook.edits.refusal import RefusedError
from briefbook.session import Session
from briefbook.store.errors import ExistsError
from briefbook.store.file import LibraryFile
from briefbook.values.kind import EntityKind


def test_a_new_library_can_be_opened_and_filled(tmp_path: Path) -> None:
    path = tmp_path / "desk.briefbook"
    create_library(path, "Desk of Ruritania")
    session = Session(LibraryFile.open(path))
    create_entity(session, EntityKind.COUNTRY, "Ruritania")
    session.close()
    with LibraryFile.open(path) as file:
        assert file.connection.execute("SELECT title FROM library").fetchall() == [("Desk of Ruritania",)]
        assert file.connection.execute("SELECT text FROM name").fetchall() == [("Ruritania",)]


def test_a_library_needs_a_title(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        create_library(tmp_path / "desk.briefbook", " ")
    assert not list(tmp_path.iterdir())


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ruritania")
    with pytest.raises(ExistsError):
        create_library(path, "Desk")
    assert path.read_text() == "Dear Ruritania"
