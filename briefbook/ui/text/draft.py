"""What is typed and not yet stored, wherever in a widget it stands."""

from PySide6.QtWidgets import QWidget


class Draft:
    """A field that may hold words which its record does not have yet."""

    def flush(self) -> None:
        """Store them now."""
        raise NotImplementedError


def flush_drafts(widget: QWidget) -> None:
    """Store now what was typed in any field inside a widget, however deep."""
    for child in widget.findChildren(QWidget):
        if isinstance(child, Draft):
            child.flush()
