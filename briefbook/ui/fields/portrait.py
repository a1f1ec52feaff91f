"""The picture of an entity: a photo, an empty frame for a person without one, a kind's icon for everything else."""

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageIOHandler,
    QImageReader,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPixmap,
)

from briefbook.models.mention_list_model import ICONS
from briefbook.picture import JPEG, MOST_BYTES, MOST_PIXELS, PNG, find_media_type, has_endless_scans
from briefbook.store.entity_card import EntityCard
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import Theme
from briefbook.values.kind import EntityKind

PHOTO_PX = QSize(56, 70)
TILE_PX = QSize(36, 36)
RADIUS_PX = 5
FORMATS = {JPEG: b"jpg", PNG: b"png"}
# A JPEG is read at the size of its frame at once, a PNG as a whole while the window waits.
MOST_DRAWN = {JPEG: MOST_PIXELS, PNG: 16_000_000}
SHADES = {False: ("#b6c4d3", "#8c9fb3"), True: ("#4b5a6a", "#36434f")}


def build_portrait(card: EntityCard, theme: Theme, ratio: float, photo_px: QSize = PHOTO_PX) -> QPixmap:
    """The picture for a screen of that ratio of pixels; a person's is as large as `photo_px`."""
    size = photo_px if card.kind is EntityKind.PERSON else TILE_PX
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    photo = draw_photo(card.photo, size * ratio)
    with QPainter(pixmap) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 0, size.width(), size.height()), RADIUS_PX, RADIUS_PX)
        painter.setClipPath(shape)
        if not photo.isNull():
            _paint_photo(painter, photo, size)
        elif card.kind is EntityKind.PERSON:
            _paint_frame(painter, size, theme)
        else:
            painter.fillPath(shape, QColor(theme.accent_tint))
            build_icon(ICONS[card.kind], theme.accent).paint(painter, QRect(9, 9, 18, 18))
    return pixmap


def draw_photo(data: bytes, size_px: QSize) -> QImage:
    """A photo that covers so many pixels; an empty image for one that cannot be read or would take too long."""
    media_type = find_media_type(data)
    if media_type is None or len(data) > MOST_BYTES or has_endless_scans(data):
        return QImage()
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # A library of somebody else may hold anything: its bytes are read as what they begin as, and as nothing else.
    reader = QImageReader(buffer, FORMATS[media_type])
    reader.setAutoTransform(True)
    own = reader.size()
    if own.isEmpty() or own.width() * own.height() > MOST_DRAWN[media_type]:
        return QImage()
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    cover = own.scaled(size_px.transposed() if turned else size_px, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if cover.width() < own.width():
        reader.setScaledSize(cover)
    return reader.read()


def _paint_photo(painter: QPainter, photo: QImage, size: QSize) -> None:
    """Fill the frame and keep the proportions; what is too high loses more of its foot than of its head."""
    scaled = photo.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    left, top = (size.width() - scaled.width()) // 2, (size.height() - scaled.height()) // 4
    painter.drawImage(QRect(left, top, scaled.width(), scaled.height()), photo)


def _paint_frame(painter: QPainter, size: QSize, theme: Theme) -> None:
    shades = SHADES[theme.dark]
    gradient = QLinearGradient(QPointF(0, 0), QPointF(size.width() / 3, size.height()))
    gradient.setColorAt(0, QColor(shades[0]))
    gradient.setColorAt(1, QColor(shades[1]))
    painter.fillRect(QRect(0, 0, size.width(), size.height()), gradient)
    side = size.width() * 3 // 4
    icon = QRect((size.width() - side) // 2, size.height() - side - 4, side, side)
    build_icon("user-round", "#ffffff" if not theme.dark else "#c6d0da").paint(painter, icon)
