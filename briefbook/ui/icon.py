"""The shipped line icons in any colour of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefbook.resources import resource_path

SIZES_PX = (16, 32, 48)


@cache
def build_icon(name: str, colour: str) -> QIcon:
    """An icon in a colour (`#rrggbb`); raises FileNotFoundError for an unknown name."""
    renderer = QSvgRenderer(QByteArray(_read_drawing(name).replace("currentColor", colour).encode()))
    icon = QIcon()
    for size_px in SIZES_PX:
        icon.addPixmap(_draw(renderer, size_px))
    return icon


def build_pixmap(name: str, colour: str, size_px: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a pixmap of `size_px` device-independent pixels for a screen of that ratio."""
    return build_icon(name, colour).pixmap(QSize(size_px, size_px), ratio)


@cache
def _read_drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def _draw(renderer: QSvgRenderer, size_px: int) -> QPixmap:
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        renderer.render(painter)
    return pixmap
