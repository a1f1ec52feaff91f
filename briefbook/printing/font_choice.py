"""With which fonts a book is printed."""

from pathlib import Path

from briefbook.pdf.font_set import fonts_with
from briefbook.pdf.typesetter import Typesetter


def build_typesetter(fonts_folder: str) -> Typesetter:
    """Sets with the fonts that ship, and for characters that those lack with the fonts of a folder if one is named."""
    return Typesetter(fonts_with(Path(fonts_folder) if fonts_folder else None))
