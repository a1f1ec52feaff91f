"""The settings that are in force while the program runs."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from briefbook.settings import Settings, save_settings


class Preferences(QObject):
    """Holds the person's settings and keeps each change; `changed` tells whoever shows or uses one to look again."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._kept = True

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    @property
    def kept(self) -> bool:
        """Whether the last change could be kept for the next start."""
        return self._kept

    def change(self, **fields: Any) -> None:
        """Change settings by field; where they cannot be kept they hold until the program ends."""
        changed = replace(self._settings, **fields)
        if changed == self._settings:
            return
        self._settings = changed
        try:
            save_settings(changed)
        except OSError:
            self._kept = False
        else:
            self._kept = True
        self.changed.emit()
