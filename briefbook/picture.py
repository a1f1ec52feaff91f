"""Pictures as the program keeps and prints them: pixels that were decoded once, and nothing else of their file.

What a file holds is not trusted, be it chosen by the person or found in a library: its sizes are looked at before
its pixels are, and whatever the decoder makes of a damaged file becomes one error.
"""

import contextlib
import io
import re
import threading
import warnings
from typing import TYPE_CHECKING

from briefbook.errors import BriefbookError

if TYPE_CHECKING:
    from PIL import Image as Pillow
    from PIL.ImageFile import ImageFile

MOST_BYTES = 50_000_000
MOST_PIXELS = 64_000_000
MOST_SCANS = 200
LONGEST_SIDE_PX = 800
QUALITY = 90
OPAQUE = 255
LEVELS_16_BIT = 256
JPEG, PNG = "image/jpeg", "image/png"
SIGNATURES = {b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
# A scan's header (ITU-T T.81, B.2.3), of which a JPEG may have any number.
_SCAN = re.compile(rb"\xff\xda\x00[\x08\x0a\x0c\x0e][\x01-\x04]")
# Python's filters of warnings belong to the whole process.
_alone = threading.Lock()


class PictureError(BriefbookError):
    """A picture that cannot be taken; its text says why."""


def find_media_type(data: bytes) -> str | None:
    """`image/jpeg` or `image/png`, by the first bytes; None for everything else."""
    return next((name for start, name in SIGNATURES.items() if data.startswith(start)), None)


def has_endless_scans(data: bytes) -> bool:
    """Whether a JPEG asks for so many passes over its pixels that it is meant to take for ever."""
    return find_media_type(data) == JPEG and len(_SCAN.findall(data)) > MOST_SCANS


def read_picture(data: bytes, longest_side_px: int) -> "Pillow.Image":
    """The pixels of a JPEG or PNG: upright, in sRGB, no larger than that; raises PictureError.

    Their mode is L or RGB, LA or RGBA where something can be seen through. They bring no other part of the file.
    """
    media_type = find_media_type(data)
    if media_type is None:
        raise PictureError("A photo is a JPEG or a PNG file.")
    if len(data) > MOST_BYTES:
        raise PictureError(f"The photo is larger than {MOST_BYTES // 1_000_000} MB.")
    with _alone, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with _open(data, media_type) as picture:
                _require_small(picture, data)
                return _develop(picture, longest_side_px)
        except PictureError:
            raise
        except Exception as error:  # a decoder that meets damage raises whatever it stumbles over
            raise PictureError("The photo is damaged and cannot be read.") from error


def encode_jpeg(picture: "Pillow.Image") -> bytes:
    """A JPEG of pixels of mode L or RGB, of a quality at which doing so again changes little."""
    stream = io.BytesIO()
    # Pillow cannot optimise a picture that is all noise: it wants room for the whole of it beforehand.
    picture.save(stream, "JPEG", quality=QUALITY, subsampling=0)
    return stream.getvalue()


def encode_png(picture: "Pillow.Image") -> bytes:
    """A PNG of pixels."""
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def reduce_picture(data: bytes) -> tuple[str, bytes]:
    """A picture as it is kept: its media type, and its bytes at the size of print; raises PictureError.

    A PNG stays one where that is smaller, as with line art, or where something can be seen through.
    """
    picture = read_picture(data, LONGEST_SIDE_PX)
    if picture.mode.endswith("A"):
        return PNG, encode_png(picture)
    jpeg = encode_jpeg(picture)
    drawn = encode_png(picture) if find_media_type(data) == PNG else jpeg
    return (PNG, drawn) if len(drawn) < len(jpeg) else (JPEG, jpeg)


def _open(data: bytes, media_type: str) -> "ImageFile":
    """The header of a picture, read by the one decoder for its kind; of several pictures in a JPEG the first."""
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    return (JpegImageFile if media_type == JPEG else PngImageFile)(io.BytesIO(data))


def _require_small(picture: "ImageFile", data: bytes) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureError(f"The photo has more than {MOST_PIXELS // 1_000_000} million pixels.")
    if getattr(picture, "n_frames", 1) > 1:
        raise PictureError("The photo moves; choose one that is still.")
    if has_endless_scans(data):
        raise PictureError("The photo is damaged and cannot be read.")


def _develop(picture: "Pillow.Image", longest_side_px: int) -> "Pillow.Image":
    from PIL import Image as Pillow
    from PIL import ImageOps

    profile = picture.info.get("icc_profile")
    plain = _widen(picture)
    plain.thumbnail((longest_side_px, longest_side_px))
    seen = _to_srgb(ImageOps.exif_transpose(plain), profile)
    if seen.mode.endswith("A") and seen.getchannel("A").getextrema() == (OPAQUE, OPAQUE):
        seen = seen.convert(seen.mode.removesuffix("A"))
    # What the file told of itself hangs on the picture, and encoders pass some of it on.
    return Pillow.frombytes(seen.mode, seen.size, seen.tobytes())


def _widen(picture: "Pillow.Image") -> "Pillow.Image":
    """The picture in a mode that can be made smaller without loss of what is seen."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda level: level * (1 / LEVELS_16_BIT)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("LA" if picture.mode == "LA" else "RGBA")
    return picture.convert({"1": "L", "P": "RGB"}[picture.mode]) if picture.mode in {"1", "P"} else picture


def _to_srgb(picture: "Pillow.Image", profile: bytes | None) -> "Pillow.Image":
    """The colours as a screen shows them; those of a profile that cannot be used are taken as they stand."""
    from PIL import ImageCms

    alpha = picture.getchannel("A") if picture.mode.endswith("A") else None
    inks = picture.convert(picture.mode.removesuffix("A")) if alpha else picture
    shown = None
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            own, common = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            shown = ImageCms.profileToProfile(inks, own, common, outputMode="RGB")
    if shown is None:
        shown = inks if inks.mode == "L" else inks.convert("RGB")
    if alpha:
        shown.putalpha(alpha)
    return shown
