"""The names of the open library, ready to be found in any text."""

from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefbook.store.entity_read import list_names
from briefbook.text.mention import Mention, MentionIndex

if TYPE_CHECKING:
    from briefbook.models.notifier import Notifier
    from briefbook.session import Changed, Session

MOST_KNOWN = 4096  # a brief has some hundred texts


class MentionSource(QObject):
    """Finds the library's names in texts; `changed` says that a name came, went or changed: read the texts anew."""

    changed = Signal()

    def __init__(self, session: "Session", notifier: "Notifier", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index: MentionIndex | None = None
        self._found: dict[str, tuple[Mention, ...]] = {}
        notifier.changed.connect(self._forget)

    @property
    def index(self) -> MentionIndex:
        """The index of all names as they are now."""
        if self._index is None:
            # Of two entities with one name the older is meant.
            names = sorted(self._session.look(list_names), key=itemgetter(0))
            self._index = MentionIndex.build(names)
        return self._index

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in a text, from left to right and never overlapping; of a text that stands as before, known."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= MOST_KNOWN:
                self._found.clear()
            found = self._found[text] = self.index.find(text)
        return found

    def _forget(self, news: "Changed") -> None:
        if any(change.table == "name" for change in news.rows):
            self._index = None
            self._found.clear()
            self.changed.emit()
