"""What the settings say of the chosen fonts folder."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from briefbook.preparation import importing_pages
from briefbook.settings import Settings


def describe_fonts(settings: Settings) -> str:
    """How many fonts of the folder a book can be printed with; nothing without a folder."""
    if not settings.fonts_folder:
        return ""
    with importing_pages():
        from briefbook.pdf.font_folder import list_further_fonts

    count = len(list_further_fonts(Path(settings.fonts_folder)))
    if not count:
        return QCoreApplication.translate("fonts_note", "No font in this folder can be printed with.")
    if count == 1:
        return QCoreApplication.translate("fonts_note", "One font of this folder can be printed with.")
    return QCoreApplication.translate("fonts_note", "{} fonts of this folder can be printed with.").format(count)
