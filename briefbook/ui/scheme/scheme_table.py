"""What the tables of a scheme's levels and caveats have in common: adding, taking away and moving rows."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from briefbook.errors import BriefbookError
from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.session import Session
from briefbook.ui.fields.record_table import RecordTable


class SchemeTable(RecordTable):
    """Rows of one scheme; what cannot be taken away says why."""

    def __init__(
        self, session: Session, columns: list[RecordColumn], name: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(RecordTableModel(columns, editable=not session.read_only), name, empty, parent)
        self.model.setParent(self)
        self.session = session

    def try_edit(self, edit: Callable[[], Any]) -> Any:
        """What an edit answers, or None where it refused, which is said."""
        try:
            answer = edit()
        except BriefbookError as error:
            self.show_refusal(str(error))
            return None
        self.show_refusal("")
        return answer

    def add_edits(
        self,
        add: tuple[str, Callable[[], int]],
        remove: tuple[str, Callable[[int], None]],
        move: Callable[[int, int], None],
    ) -> None:
        """Buttons and keys for a new row, which is then named, for the end of one and for its place."""
        self.add_button(add[0], "plus", partial(self._add, add[1]), "Ins")
        self.add_remove_button(remove[0], partial(self._with_current, remove[1]))
        self.add_keys("Alt+Up", partial(self._move, move, -1))
        self.add_keys("Alt+Down", partial(self._move, move, 1))

    def current_key(self) -> int | None:
        """The row under the caret."""
        return getattr(self.current_row(), "key", None)

    def _add(self, add: Callable[[], int]) -> None:
        key = self.try_edit(add)
        if key is not None:
            self.show_row(key, edit=True)

    def _with_current(self, edit: Callable[[int], None]) -> None:
        key = self.current_key()
        if key is not None:
            self.try_edit(partial(edit, key))

    def _move(self, move: Callable[[int, int], None], step: int) -> None:
        key = self.current_key()
        if key is not None:
            at = self.model.find_row(key) or 0
            self.try_edit(lambda: move(key, max(0, at + step)))
            self.show_row(key)
