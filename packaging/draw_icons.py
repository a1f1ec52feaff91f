#!/usr/bin/env python3
"""Draw the program's icon and its files' icon: `draw_icons.py hicolor|ico|icns FOLDER_OF_SVGS OUTPUT`.

`hicolor` makes a theme for Linux, `ico` and `icns` one file for each picture, as Windows and macOS have them.
"""

import shutil
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

THEME_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICONS = {
    "briefbook.svg": ("apps", "org.briefbook.Briefbook"),
    "library.svg": ("mimetypes", "application-vnd.briefbook"),
}
ICO_PX = (16, 20, 24, 32, 40, 48, 64, 256)
ICO_HEADER = struct.Struct("<HHH")
ICO_ENTRY = struct.Struct("<BBBBHHII")
# Apple's names of the sizes that may be PNGs in a program: for 16, 32, 128, 256 and 512 points, each at 1 or 2 pixels.
ICNS_PX = {
    b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024,
}  # fmt: skip
ICNS_ENTRY = struct.Struct(">4sI")


def draw(picture: Path, size_px: int) -> bytes:
    """One picture at one size, as a PNG."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        QSvgRenderer(str(picture)).render(painter)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG", 0):  # type: ignore[call-overload]
        raise OSError(f"{picture} could not be drawn.")
    return bytes(buffer.data().data())


def build_ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' file of one icon from PNGs by their size in pixels; 256 is written as 0."""
    content = ICO_HEADER.pack(0, 1, len(pictures))
    start = len(content) + ICO_ENTRY.size * len(pictures)
    for size_px, png in pictures.items():
        content += ICO_ENTRY.pack(size_px % 256, size_px % 256, 0, 0, 1, 32, len(png), start)
        start += len(png)
    return content + b"".join(pictures.values())


def build_icns(pictures: dict[bytes, bytes]) -> bytes:
    """Apple's file of one icon from PNGs by Apple's names of their sizes."""
    entries = b"".join(ICNS_ENTRY.pack(name, ICNS_ENTRY.size + len(png)) + png for name, png in pictures.items())
    return ICNS_ENTRY.pack(b"icns", ICNS_ENTRY.size + len(entries)) + entries


def write_theme(pictures: Path, theme: Path) -> None:
    """Draw every icon at every size, and put the pictures themselves beside them."""
    for source, (context, name) in ICONS.items():
        for size_px in THEME_PX:
            target = theme / f"{size_px}x{size_px}" / context / f"{name}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(draw(pictures / source, size_px))
        scalable = theme / "scalable" / context
        scalable.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pictures / source, scalable / f"{name}.svg")


def write_files(form: str, pictures: Path, folder: Path) -> None:
    """Draw each icon into one file of its own, named as its picture."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in ICONS:
        picture = pictures / source
        if form == "ico":
            content = build_ico({size_px: draw(picture, size_px) for size_px in ICO_PX})
        else:
            content = build_icns({name: draw(picture, size_px) for name, size_px in ICNS_PX.items()})
        (folder / source).with_suffix(f".{form}").write_bytes(content)


def main(form: str, pictures: Path, output: Path) -> None:
    """Draw in one of the forms."""
    if form == "hicolor":
        write_theme(pictures, output)
    else:
        write_files(form, pictures, output)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
