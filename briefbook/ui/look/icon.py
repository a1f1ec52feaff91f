"""The shipped line icons in any colour of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from briefbook.resources import resource_path

SIZES_PX = (16, 32, 48)
BUTTON_ICON = QSize(22, 16)  # an icon of 16 px with air before the word


@cache
def build_icon(name: str, colour: str) -> QIcon:
    """An icon in a colour (`#rrggbb`); raises FileNotFoundError for an unknown name."""
    renderer = QSvgRenderer(QByteArray(_read_drawing(name).replace("currentColor", colour).encode()))
    icon = QIcon()
    for size_px in SIZES_PX:
        icon.addPixmap(_draw(renderer, size_px))
    return icon


def show_icon(button: QAbstractButton, name: str, colour: str) -> None:
    """Put an icon before the word of a button."""
    button.setIconSize(BUTTON_ICON)
    button.setIcon(build_button_icon(name, colour))


@cache
def build_button_icon(name: str, colour: str) -> QIcon:
    """An icon in a colour with empty room at its right end."""
    plain, icon = build_icon(name, colour), QIcon()
    for size_px in SIZES_PX:
        pixmap = QPixmap(BUTTON_ICON * (size_px / BUTTON_ICON.height()))
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.drawPixmap(0, 0, plain.pixmap(QSize(size_px, size_px), 1.0))
        icon.addPixmap(pixmap)
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
