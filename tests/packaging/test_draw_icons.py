"""The icon files of Windows and macOS, read back by Qt."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QImageReader


@pytest.fixture
def icons(load_script: Callable[[str], ModuleType], root: Path, tmp_path: Path) -> Path:
    """A folder with both icons in both forms."""
    drawer = load_script("draw_icons.py")
    for form in ("ico", "icns"):
        drawer.main(form, root / "resources" / "icons" / "app", tmp_path)
    return tmp_path


def list_widths_px(path: Path) -> list[int]:
    """The widths of all pictures of an icon, which must be painted and square."""
    reader = QImageReader(str(path))
    found = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        image = reader.read()
        assert image.width() == image.height()
        assert image.pixelColor(image.rect().center()).alpha() == 255
        found.append(image.width())
    return sorted(found)


@pytest.mark.parametrize("name", ["briefbook", "library"])
def test_windows_has_each_size_that_explorer_shows(icons: Path, name: str) -> None:
    assert list_widths_px(icons / f"{name}.ico") == [16, 20, 24, 32, 40, 48, 64, 256]


@pytest.mark.parametrize("name", ["briefbook", "library"])
def test_macos_has_each_size_for_both_kinds_of_screen(icons: Path, name: str) -> None:
    assert list_widths_px(icons / f"{name}.icns") == [32, 64, 128, 256, 256, 512, 512, 1024]
