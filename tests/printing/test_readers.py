"""An exported book is for its owner alone from its first byte on, until the person's choice says otherwise."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.book.content import Content
from briefbook.printing.export import TakenError, export_book, require_free, write_whole
from briefbook.printing.readers import is_for_owner_alone, settle_readers
from briefbook.settings import Readers
from briefbook.store.errors import StoreError
from briefbook.store.file import LibraryFile

pytestmark = pytest.mark.skipif(os.name != "posix", reason="who may read a file is said by bits only there")


@pytest.fixture(params=[0o022, 0o027, 0o002])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the person's system takes from new files."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def write(folder: Path, readers: Readers) -> Path:
    """A book in a folder, opened to these readers."""
    path = folder / "book.pdf"
    write_whole(path, b"%PDF")
    settle_readers(path, readers)
    return path


def make(folder: Path, mode: int = 0o755) -> Path:
    folder.mkdir(parents=True)
    folder.chmod(mode)
    return folder


def test_the_person_chooses_who_reads_it(tmp_path: Path, umask: int) -> None:
    home, elsewhere = make(Path.home() / "Books"), make(tmp_path / "share")
    as_folder_says = 0o666 & ~umask
    assert mode_of(write(home, Readers.AUTOMATIC)) == mode_of(write(home, Readers.OWNER)) == 0o600
    assert mode_of(write(elsewhere, Readers.OWNER)) == 0o600
    assert is_for_owner_alone(write(elsewhere, Readers.OWNER))
    for path in (write(elsewhere, Readers.AUTOMATIC), write(elsewhere, Readers.FOLDER), write(home, Readers.FOLDER)):
        assert mode_of(path) == as_folder_says
        assert is_for_owner_alone(path) is False


@pytest.mark.parametrize(
    ("mode", "group", "own"),
    [
        (0o755, 0, True),
        (0o775, 0, True),
        (0o777, 0, False),
        (0o2775, 0, False),
        (0o775, 4242, False),
        (0o755, 4242, True),
    ],
)
def test_a_folder_that_is_shared_is_nobodys_own(mode: int, group: int, own: bool) -> None:
    folder = make(Path.home() / "Books")
    if group:
        if os.geteuid() != 0:
            pytest.skip("only root gives a folder to a group it is no member of")
        os.chown(folder, -1, group)
    folder.chmod(mode)
    assert mode_of(write(folder, Readers.AUTOMATIC)) == (0o600 if own else 0o666 & ~current_umask())


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_link_out_of_the_home_leads_to_a_folder_that_is_not_its_own(tmp_path: Path) -> None:
    share = make(tmp_path / "share")
    link = Path.home() / "Books"
    link.symlink_to(share)
    assert is_for_owner_alone(write(link, Readers.AUTOMATIC)) is False


def test_what_is_being_written_is_for_its_owner_alone(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts: list[int] = []
    sync = os.fsync

    def note(handle: int) -> None:
        parts.append(stat.S_IMODE(os.fstat(handle).st_mode))
        sync(handle)

    monkeypatch.setattr(os, "fsync", note)
    exported = export_book(content, tmp_path / "book.pdf")
    assert parts == [0o600]
    assert mode_of(exported.path) == 0o600


@pytest.mark.parametrize(
    ("name", "held", "sentence"),
    [
        ("photo.jpg", b"\xff\xd8\xff\xe0", "“photo.jpg” is no PDF and was not written over."),
        ("sealed.pdf", os.urandom(8192), "“sealed.pdf” is no PDF and was not written over."),
        ("notes.pdf", b"Notes", "“notes.pdf” is no PDF and was not written over."),
        ("book.docx", b"", "A book is a PDF, and “book.docx” would not be opened as one; end its name in “.pdf”."),
        ("book.docx", None, "A book is a PDF, and “book.docx” would not be opened as one; end its name in “.pdf”."),
        ("visit.briefbook", b"x", "“visit.briefbook” is a library and was not written over."),
    ],
)
def test_nothing_but_a_pdf_is_written_over(tmp_path: Path, name: str, held: bytes | None, sentence: str) -> None:
    path = tmp_path / name
    if held is not None:
        path.write_bytes(held)
    with pytest.raises((TakenError, StoreError)) as refused:
        require_free(path)
    assert str(refused.value) == sentence
    assert (path.read_bytes() if path.exists() else None) == held


@pytest.mark.parametrize(
    ("name", "held"), [("book.pdf", None), ("BOOK.PDF", b""), ("book", b"%PDF-1.7"), ("book", None)]
)
def test_a_pdf_and_an_empty_file_give_way(tmp_path: Path, name: str, held: bytes | None) -> None:
    if held is not None:
        (tmp_path / name).write_bytes(held)
    require_free(tmp_path / name)


@pytest.mark.parametrize("passphrase", [None, "Zenda, at noon"])
def test_an_open_library_is_not_written_over_by_whatever_name(tmp_path: Path, passphrase: str | None) -> None:
    library, other = tmp_path / "visit.briefbook", tmp_path / "book.pdf"
    with LibraryFile.create(library, passphrase=passphrase):
        os.link(library, other)
        with pytest.raises(TakenError, match="is a library"):
            require_free(other)
