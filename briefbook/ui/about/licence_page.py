"""The licences of everything that ships: a list, and the text of the chosen one."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QLabel, QListView, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from briefbook.models.third_party import ThirdParty
from briefbook.models.third_party_list_model import ThirdPartyListModel
from briefbook.ui.fields.entity_row_delegate import EntityRowDelegate
from briefbook.ui.look.appearance import Appearance

LIST_PX, TEXT_PX = 360, 480


class LicencePage(QWidget):
    """Shows the whole text of a licence as soon as its row is chosen."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parties = ThirdPartyListModel(self)
        self.view, self.text = QListView(self), QPlainTextEdit(self)
        self.head = QLabel(self)
        self._delegate = EntityRowDelegate(appearance, "scroll-text", self.view)
        self._prepare()
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._show)
        self.view.setCurrentIndex(self.parties.index(0))
        appearance.changed.connect(self.view.viewport().update)

    def choose(self, name: str) -> None:
        """Show the licence of a part."""
        self.view.setCurrentIndex(self.parties.find_index(name))

    def _show(self, index: QModelIndex) -> None:
        party = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(party, ThirdParty):
            self.head.setText(f"{party.title}  ·  {party.licence}")
            self.text.setPlainText(party.load_text() or self.tr("This installation has left its licence out."))
            self.view.scrollTo(index)

    def _prepare(self) -> None:
        self.view.setModel(self.parties)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(self.tr("Parts and their licences"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.head.setProperty("role", "subheading")
        self.head.setWordWrap(True)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def _lay_out(self) -> None:
        side = QWidget(self)
        right = QVBoxLayout(side)
        right.setContentsMargins(14, 4, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.head)
        right.addWidget(self.text, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.view)
        splitter.addWidget(side)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([LIST_PX, TEXT_PX])
        splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(splitter)
