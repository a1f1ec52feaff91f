"""Photos without what cameras and editors write into them: no place, no author, no thumbnail."""

import io
import zlib
from dataclasses import dataclass
from hashlib import sha256

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from briefbook.errors import BriefbookError

START_OF_SCAN = 0xDA
COMMENT = 0xFE
APPLICATION_SEGMENTS = range(0xE1, 0xF0)
ADOBE_SEGMENT = 0xEE
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


def strip_jpeg(data: bytes) -> bytes:
    """A JPEG without its APP1 to APP15 and comment segments; Adobe's APP14 stays: it says how colours are stored."""
    kept = bytearray(data[:2])
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != START_OF_SCAN:
        marker = data[at + 1]
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        telling = marker == COMMENT or (marker in APPLICATION_SEGMENTS and marker != ADOBE_SEGMENT)
        if not telling:
            kept += data[at:end]
        at = end
    return bytes(kept) + data[at:]


def load_image(data: bytes) -> Image:
    """A JPEG or PNG ready for a PDF, upright, no larger than print needs; ImageError when it is neither."""
    try:
        with Pillow.open(io.BytesIO(data)) as picture:
            orientation = picture.getexif().get(0x0112, 1)
            small = max(picture.size) <= LONGEST_SIDE_PX
            if picture.format == "JPEG" and orientation == 1 and small and picture.mode in JPEG_SPACES:
                space = JPEG_SPACES[picture.mode]
                return Image(picture.width, picture.height, strip_jpeg(data), "DCTDecode", space)
            return _encode(picture)
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise ImageError("The photo is neither a JPEG nor a PNG that can be read.") from error


def _encode(picture: Pillow.Image) -> Image:
    """The pixels of a picture, upright, on white where it is transparent, without anything else of its file."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))
    canvas = Pillow.new("RGB", upright.size, "white")
    layered = upright.convert("RGBA")
    canvas.paste(layered, mask=layered.getchannel("A"))
    return Image(canvas.width, canvas.height, zlib.compress(canvas.tobytes(), 9), "FlateDecode", "DeviceRGB")
