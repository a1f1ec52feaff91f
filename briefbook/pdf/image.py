"""Pictures as a PDF holds them: made anew from their pixels, so that nothing else of their file is printed."""

import zlib
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from briefbook.errors import BriefbookError
from briefbook.picture import JPEG, PictureError, encode_jpeg, find_media_type, read_picture

if TYPE_CHECKING:
    from PIL import Image as Pillow

LONGEST_SIDE_PX = 1200
JPEG_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


class ImageError(BriefbookError):
    """A photo cannot be read."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as a PDF holds it: its size in pixels, and its bytes with their filter and colour space."""

    width_px: int
    height_px: int
    data: bytes
    filter: str
    colour_space: str

    @property
    def name(self) -> str:
        """Its resource name, made from its bytes alone."""
        return f"Im{sha256(self.data).hexdigest()[:16]}"


def load_image(data: bytes) -> Image:
    """A JPEG or PNG ready for a PDF, upright, no larger than print needs; ImageError when it cannot be printed."""
    try:
        picture = read_picture(data, LONGEST_SIDE_PX)
    except PictureError as error:
        raise ImageError(str(error)) from error
    if find_media_type(data) == JPEG:
        return Image(picture.width, picture.height, encode_jpeg(picture), "DCTDecode", JPEG_SPACES[picture.mode])
    return _flatten(picture)


def _flatten(picture: "Pillow.Image") -> Image:
    """The pixels of a picture, on white where it is transparent."""
    from PIL import Image as Pillow

    canvas = Pillow.new("RGB", picture.size, "white")
    layered = picture.convert("RGBA")
    canvas.paste(layered, mask=layered.getchannel("A"))
    return Image(canvas.width, canvas.height, zlib.compress(canvas.tobytes(), 9), "FlateDecode", "DeviceRGB")
