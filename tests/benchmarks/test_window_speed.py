"""How long the window of a large library is busy, beside plain SQL on the same rows in the same run."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from briefbook.edits.point import change_point_text
from briefbook.models.choice_list_model import Choice
from briefbook.printing.gathering.content import gather_content
from briefbook.store.reads import list_entities
from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import plain_text
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

pytestmark = [pytest.mark.benchmark, pytest.mark.qt_log_ignore("This plugin does not support")]

# Generous, two to three times what was measured; to read anew whatever stands open for every word passes each of them.
MOST = {"type": 80, "open brief": 500, "open person": 8, "choose": 50, "gather": 16}


def measure(call: Callable[[], object], times: int = 5) -> float:
    """The CPU milliseconds of the fastest of some calls."""
    spent = []
    for _ in range(times):
        before = time.process_time()
        call()
        spent.append((time.process_time() - before) * 1000)
    return min(spent)


def close_tabs(window: MainWindow) -> None:
    for editor in window.layout_.library_page.tabs.editors():
        window.layout_.library_page.tabs.drop_tab(editor)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def test_the_window_is_busy_a_few_times_as_long_as_its_rows_take_to_read(
    window: MainWindow, tell: Callable[..., None]
) -> None:
    assert window.library
    assert window.library.workspace
    session, connection = window.library.workspace.session, window.library.file.connection
    (brief_id, point_id), *_ = connection.execute(
        "SELECT brief_id, talking_point.id FROM talking_point JOIN issue ON issue.id = issue_id ORDER BY 1, 2 LIMIT 1"
    ).fetchall()
    ((book_id,),) = connection.execute("SELECT min(id) FROM book_spec").fetchall()
    ((person_id,),) = connection.execute("SELECT min(id) FROM person").fetchall()
    brief, person = Place("brief", brief_id), Place("entity", person_id)
    texts = iter(range(1000))

    def read_brief() -> None:
        sql = "SELECT talking_point.* FROM talking_point JOIN issue ON issue.id = issue_id WHERE brief_id = ?"
        rows = connection.execute(sql, (brief_id,)).fetchall()
        keys = ",".join(str(row[0]) for row in rows)
        for table in ("point_topic", "citation", "clearance"):
            connection.execute(f"SELECT * FROM {table} WHERE point_id IN ({keys})").fetchall()

    def write_plainly() -> None:
        stored = dump_rich_text(plain_text(f"Words {next(texts)}"))
        connection.execute("UPDATE talking_point SET text = ? WHERE id = ?", (stored, point_id))
        read_brief()
        connection.execute("DELETE FROM change_log")

    def type_words() -> None:
        change_point_text(session, point_id, plain_text(f"Words {next(texts)}"))

    def open_anew(place: Place) -> float:
        close_tabs(window)
        return measure(lambda: window.open_place(place), times=1)

    def read_library() -> None:
        for table in ("entity", "name", "membership", "citation"):
            connection.execute(f"SELECT * FROM {table}").fetchall()

    people = [
        Choice(each.id, each.name)
        for kind in (EntityKind.PERSON, EntityKind.POST)
        for each in list_entities(connection, kind)
    ]
    host = QWidget()

    def choose() -> None:
        popup = ChoicePopup("People", people, print, several=False, parent=host)
        popup.choices.set_filter("ka")
        popup.choices.set_filter("")
        popup.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def filter_plainly() -> None:
        for words in ("", "ka", ""):
            assert [each for each in people if words in each.words.casefold()]

    session.save()
    close_tabs(window)
    connection.execute("BEGIN")
    raw_write = measure(write_plainly)
    connection.execute("ROLLBACK")
    opened = {place: min(open_anew(place) for _ in range(3)) for place in (person, brief)}
    rows = {
        "type": (measure(type_words), raw_write),
        "open brief": (opened[brief], measure(read_brief)),
        "open person": (opened[person], measure(read_library)),
        "choose": (measure(choose), measure(filter_plainly)),
        "gather": (measure(lambda: gather_content(session.file, book_id)), measure(read_library)),
    }
    for name, (ours, plain) in rows.items():
        tell(f"large library: {name}", f"{ours:.1f} ms", f"its rows in SQL {plain:.2f} ms", ours / plain, MOST[name])
    assert {name: ours / plain for name, (ours, plain) in rows.items() if ours / plain > MOST[name]} == {}
