"""How a library is marked: its own scheme, and those of other governments with what equals what."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.errors import BriefbookError
from briefbook.models.choice_list_model import Choice
from briefbook.store.scheme_read import SchemeRead, list_schemes
from briefbook.ui.look.icon import show_icon
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.scheme.scheme_block import SchemeBlock
from briefbook.ui.scheme.scheme_dialog import SchemeDialog
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place

GAP_PX = 26


class SchemeSection(QWidget):
    """A block for the library's own scheme, then one for each other."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.blocks: list[SchemeBlock] = []
        self._notice = QLabel(self)
        self.add = QPushButton(self.tr("Add Scheme…"), self)
        self._own, self._others = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the schemes anew."""
        file = self._workspace.session.file
        schemes = file.look(list_schemes)
        shown = [(block.scheme.key, block.scheme.is_own) for block in self.blocks]
        if shown != [(scheme.key, scheme.is_own) for scheme in schemes]:
            self._build(schemes)
        for block, scheme in zip(self.blocks, schemes, strict=True):
            block.show_scheme(scheme)

    def show_place(self, place: Place) -> bool:
        """Go to a scheme, a level or a caveat; False for what is none."""
        name, _, rest = place.field.partition(":")
        key = int(rest.split(":")[0]) if rest.split(":")[0].isdigit() else None
        if name in ("scheme_level", "scheme_caveat") and key is not None:
            return any(block.show_row(name, key) for block in self.blocks)
        block = next((each for each in self.blocks if each.scheme.key == key), self.blocks[0])
        if name in ("scheme", "schemes"):
            (self.add if name == "schemes" else block.name).setFocus()
        return name in ("scheme", "schemes")

    def apply_theme(self) -> None:
        """Wear the theme."""
        theme = self._workspace.appearance.theme
        show_icon(self.add, "plus", theme.ink)
        for block in self.blocks:
            block.apply_theme(theme)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words, blocks in ((self.tr("Marking"), self._own), (self.tr("Other governments’ schemes"), self._others)):
            heading = QLabel(words, self)
            heading.setProperty("role", "subheading")
            column.addWidget(heading)
            if blocks is self._own:
                column.addWidget(self._notice)
            else:
                column.addWidget(self._build_hint())
            column.addLayout(blocks)
            column.addSpacing(GAP_PX - column.spacing())
        column.addWidget(self.add)
        self._notice.setProperty("role", "warning")
        self._notice.setWordWrap(True)
        self._notice.hide()
        self._others.setSpacing(GAP_PX)
        self.add.setEnabled(not self._workspace.session.read_only)
        self.add.clicked.connect(self._offer_schemes)

    def _build_hint(self) -> QLabel:
        words = self.tr(
            "What another government marked keeps its own marking. Say as which level of yours each of theirs stands:"
            " only then does it count in the banner, and can be printed."
        )
        hint = QLabel(words, self)
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        return hint

    def _build(self, schemes: list[SchemeRead]) -> None:
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self.blocks = [SchemeBlock(self._workspace, scheme, self) for scheme in schemes]
        for block in self.blocks:
            block.change_requested.connect(self._ask_change)
            (self._own if block.scheme.is_own else self._others).addWidget(block)
        self.setTabOrder(self.blocks[-1], self.add)
        self.apply_theme()

    def _offer_schemes(self) -> None:
        known = {block.scheme.code for block in self.blocks}
        shipped = {
            code: edits.shipped_scheme.load_scheme(code).name
            for code in edits.shipped_scheme.SCHEMES
            if code not in known and code != edits.shipped_scheme.HOUSE
        }
        choices = [Choice(code, words) for code, words in shipped.items()]
        choices.append(Choice(None, self.tr("Another one, without levels")))
        ChoicePopup(self.add.text(), choices, self._add_scheme, several=False, parent=self).show_under(self.add)

    def _add_scheme(self, code: str | None) -> None:
        session = self._workspace.session
        if code is not None:
            scheme_id = edits.scheme.add_shipped_scheme(session, code)
        else:
            scheme_id = edits.scheme.add_empty_scheme(session, self._find_free_name())
        self.refresh()
        block = next(each for each in self.blocks if each.scheme.key == scheme_id)
        block.name.setFocus()
        block.name.selectAll()

    def _find_free_name(self) -> str:
        taken = {block.scheme.name for block in self.blocks}
        numbers = range(2, len(taken) + 3)
        offers = [self.tr("New scheme"), *(self.tr("New scheme {}").format(number) for number in numbers)]
        return next(words for words in offers if words not in taken)

    def _ask_change(self) -> None:
        dialog = SchemeDialog(self._workspace.session.file, self)
        dialog.accepted.connect(lambda: self._change(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, dialog: SchemeDialog) -> None:
        try:
            ended = edits.scheme_change.change_scheme(
                self._workspace.session, dialog.code, dialog.levels, dialog.caveats
            )
        except BriefbookError as error:
            words = str(error)
        else:
            sentence = self.tr("No level of yours equals any more: {}.")
            words = sentence.format(", ".join(ended)) if ended else ""
            self.refresh()
            self.blocks[0].button.setFocus()
        self._notice.setText(words)
        self._notice.setVisible(bool(words))
