#!/usr/bin/env python3
"""Draw the program's icon and its files' icon into a hicolor theme: `draw_icons.py FOLDER_OF_SVGS OUTPUT`."""

import shutil
import sys
from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICONS = {
    "briefbook.svg": ("apps", "org.briefbook.Briefbook"),
    "library.svg": ("mimetypes", "application-vnd.briefbook"),
}


def draw(picture: Path, target: Path, size_px: int) -> None:
    """Draw one picture at one size."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        QSvgRenderer(str(picture)).render(painter)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target), "PNG", 0):
        raise OSError(f"{target} could not be written.")


def main(pictures: Path, theme: Path) -> None:
    """Draw every icon at every size, and put the pictures themselves beside them."""
    for source, (context, name) in ICONS.items():
        for size_px in SIZES_PX:
            draw(pictures / source, theme / f"{size_px}x{size_px}" / context / f"{name}.png", size_px)
        scalable = theme / "scalable" / context
        scalable.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pictures / source, scalable / f"{name}.svg")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
