"""What is typed and not yet stored, wherever in a widget it stands."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class RefusedWords:
    """Words that a record does not take, and the sentence that says why."""

    words: str
    reason: str


class Draft:
    """A field that may hold words which its record does not have yet."""

    def flush(self) -> None:
        """Store them now."""
        raise NotImplementedError

    def find_refused(self) -> RefusedWords | None:
        """The words that were refused and still stand here."""
        return None


def list_drafts(widget: QWidget) -> list[Draft]:
    """The fields inside a widget, however deep."""
    return [child for child in widget.findChildren(QWidget) if isinstance(child, Draft)]


def flush_drafts(widget: QWidget) -> None:
    """Store now what was typed in any field inside a widget."""
    for draft in list_drafts(widget):
        draft.flush()


def find_refused_draft(widget: QWidget) -> Draft | None:
    """The first field inside a widget whose words were refused."""
    return next((draft for draft in list_drafts(widget) if draft.find_refused()), None)
