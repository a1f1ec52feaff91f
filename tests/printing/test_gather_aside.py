"""Gathering beside the work in a window: the same content, or none, and the lock is free most of the time."""

import threading
from pathlib import Path

import pytest

from briefbook.book.content import Content
from briefbook.courtesy import giving_way
from briefbook.edits.point import change_point_text
from briefbook.edits.sample import write_sample
from briefbook.printing.gathering import row
from briefbook.printing.gathering.content import GoneBookError, gather_aside, gather_content
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import plain_text


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """The sample, of which a slice is a few rows."""
    monkeypatch.setattr(row, "SLICE_ROWS", 7)
    path = tmp_path / "sample.briefbook"
    write_sample(path)
    return Session(LibraryFile.open(path))


def test_it_gives_the_same_content(session: Session) -> None:
    assert gather_aside(session.file, 1, lambda: True) == gather_content(session.file, 1)
    with pytest.raises(GoneBookError):
        gather_aside(session.file, 99, lambda: True)
    session.close()


@pytest.mark.parametrize("asked", [0, 3, 40])
def test_it_ends_as_soon_as_the_library_is_another(session: Session, asked: int) -> None:
    answers = iter([True] * asked)
    assert gather_aside(session.file, 1, lambda: next(answers, False)) is None
    session.close()


def test_a_change_of_which_nobody_has_been_told_yet_ends_it_too(session: Session) -> None:
    asked: list[int] = []

    def want() -> bool:
        asked.append(len(asked))
        if len(asked) == 40:
            change_point_text(session, 1, plain_text("Harbours of Zenda"))
        return True

    assert gather_aside(session.file, 1, want) is None
    assert len(asked) >= 40
    session.close()


def test_what_is_gathered_while_a_person_types_is_the_library_of_one_moment(session: Session) -> None:
    changes, gathered, done = [0], dict[int, Content](), threading.Event()
    unwatch = session.watch(lambda _: changes.__setitem__(0, changes[0] + 1))

    def gather_of(count: int) -> None:
        if content := gather_aside(session.file, 1, lambda: changes[0] == count):
            gathered[count] = content

    def gather() -> None:
        while not done.is_set():
            gather_of(changes[0])

    thread = threading.Thread(target=gather)
    thread.start()
    stood: dict[int, Content] = {}
    for number in range(8):
        for point_id in (1, 2):
            change_point_text(session, point_id, plain_text(f"Harbours of Zenda {number}"))
        with session.file.lock:
            stood[changes[0]] = gather_content(session.file, 1)
        if number % 2:
            while changes[0] not in gathered:
                done.wait(0.01)
    done.set()
    thread.join()
    unwatch()
    assert len(gathered) >= 4
    assert all(content == stood[count] for count, content in gathered.items() if count in stood)
    session.close()


def test_whoever_holds_the_lock_waits_for_nobody(session: Session) -> None:
    """A thread that gives way with the lock of the library in hand would hold up whom it gives way to."""
    waited: list[int] = []
    with giving_way(lambda: waited.append(1)):
        gather_content(session.file, 1)
        assert waited == []
        assert gather_aside(session.file, 1, lambda: True)
    assert waited
    session.close()
