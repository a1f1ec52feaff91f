"""A thousand findings: they are laid out heap by heap, and the last can be reached."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.models.finding_model import FindingModel
from briefbook.ui.check.check_panel import FindingView
from briefbook.values.place import Place

MANY = 1000


class Counting(QStyledItemDelegate):
    """Counts the rows that were measured."""

    measured = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        self.measured += 1
        return QSize(120, 20)


def build_view(qtbot: QtBot) -> tuple[FindingView, Counting]:
    view = FindingView()
    qtbot.addWidget(view)
    delegate, model = Counting(view), FindingModel(view)
    view.setItemDelegate(delegate)
    view.setModel(model)
    view.resize(300, 400)
    message = "The bridge at Zenda has no source."
    model.show_findings(
        Finding(Severity.WARNS, FindingKind.UNWRITTEN, Place("point", at), message) for at in range(MANY)
    )
    return view, delegate


def test_no_pass_measures_all_of_them(qtbot: QtBot) -> None:
    view, delegate = build_view(qtbot)
    view.show()
    view.doItemsLayout()
    assert 0 < delegate.measured < MANY / 2
    qtbot.waitUntil(lambda: delegate.measured > MANY)


def test_the_last_of_them_is_scrolled_to(qtbot: QtBot) -> None:
    view, delegate = build_view(qtbot)
    view.show()
    qtbot.waitUntil(lambda: delegate.measured > MANY)
    last = view.model().index(MANY, 0)
    view.setCurrentIndex(last)
    assert view.viewport().rect().contains(view.visualRect(last))
