"""A picture is decoded once: what it shows is kept at the size of print, and nothing else of its file."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from briefbook.pdf.theme import theme_for
from briefbook.picture import JPEG, LONGEST_SIDE_PX, MOST_BYTES, PNG, PictureError, read_picture, reduce_picture
from briefbook.values.kind import TextSize
from tests.hostile_picture import (
    WORDS,
    build_bomb,
    build_many_scans,
    build_noise,
    build_telling_jpeg,
    build_telling_png,
    draw,
    encode,
)

RED, BLUE = (224, 16, 16), (32, 64, 192)
DAMAGED = "The photo is damaged and cannot be read."
DOTS_PER_INCH, POINTS_PER_INCH = 300, 72
BOTH = {"JPEG": encode(draw()), "PNG": encode(draw(), "PNG")}


def moving_png() -> bytes:
    return encode(draw(), "PNG", save_all=True, append_images=[draw(mode="L").convert("RGB")])


def near(colour: object, other: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(one - two) < 12 for one, two in zip(colour, other, strict=False))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"", "A photo is a JPEG or a PNG file."),
        (lambda: b"GIF89a", "A photo is a JPEG or a PNG file."),
        (lambda: b"\xff\xd8\xff" + bytes(MOST_BYTES), "The photo is larger than 50 MB."),
        (build_bomb, "The photo has more than 64 million pixels."),
        (moving_png, "The photo moves; choose one that is still."),
        (build_many_scans, DAMAGED),
        (lambda: b"\xff\xd8\xff\xe0 a photo", DAMAGED),
        (lambda: b"\x89PNG\r\n\x1a\n", DAMAGED),
        (lambda: encode(build_noise())[:9000], DAMAGED),
        (lambda: encode(build_noise(), "PNG")[:9000], DAMAGED),
        (lambda: BOTH["PNG"].replace(b"IDAT", b"IDAU"), DAMAGED),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(PictureError) as refused:
        reduce_picture(make())
    assert str(refused.value) == sentence


@pytest.mark.parametrize("build", [build_telling_jpeg, build_telling_png])
def test_nothing_but_the_picture_is_kept(build: Callable[[], bytes]) -> None:
    telling = build()
    assert all(words.encode() in telling for words in WORDS)
    media_type, kept = reduce_picture(telling)
    assert not [words for words in WORDS if words.encode() in kept]
    assert kept.endswith(b"\xff\xd9" if media_type == JPEG else b"IEND\xaeB`\x82")
    with Image.open(io.BytesIO(kept)) as again:
        again.load()
        assert not set(again.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    seen = draw()
    held = seen.transpose(turned[orientation]) if orientation in turned else seen
    shown = read_picture(encode(held, exif=exif, quality=95), LONGEST_SIDE_PX)
    assert shown.size == seen.size
    assert near(shown.getpixel((5, 5)), RED)
    assert near(shown.getpixel((55, 75)), BLUE)


def test_it_is_as_large_as_print_needs() -> None:
    with Image.open(io.BytesIO(reduce_picture(encode(draw((3000, 4000))))[1])) as kept:
        assert kept.size == (LONGEST_SIDE_PX * 3 // 4, LONGEST_SIDE_PX)
    for size in TextSize:
        space = theme_for(size).space
        tallest_pt = max(space.photo_width_pt, space.photo_height_pt)
        assert tallest_pt / POINTS_PER_INCH * DOTS_PER_INCH <= LONGEST_SIDE_PX


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_every_mode_is_read(mode: str) -> None:
    drawn = draw().quantize(8) if mode == "P" else draw(mode="RGB" if mode == "I;16" else mode)
    picture = Image.new(mode, (30, 40), 0xFFFF) if mode == "I;16" else drawn
    shown = read_picture(encode(picture, "PNG"), LONGEST_SIDE_PX)
    assert shown.mode in {"L", "RGB"}
    if mode == "I;16":
        assert shown.getpixel((5, 5)) == 255
    elif shown.mode == "RGB":
        assert near(shown.getpixel((5, 5)), RED)


def test_what_can_be_seen_through_stays_so() -> None:
    picture = draw(mode="RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    media_type, kept = reduce_picture(encode(picture, "PNG"))
    assert media_type == PNG
    with Image.open(io.BytesIO(kept)) as again:
        assert again.mode == "RGBA"
    palette = encode(Image.new("P", (10, 10)), "PNG", transparency=0)
    assert read_picture(palette, LONGEST_SIDE_PX).mode == "RGBA"


def test_colours_are_those_that_a_profile_means() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    tags = {profile[at : at + 4]: at for at in range(132, 132 + 12 * profile[131], 12)}
    places = [int.from_bytes(profile[tags[tag] + 4 : tags[tag] + 8]) for tag in (b"rXYZ", b"bXYZ")]
    swapped = bytearray(profile)
    for at, source in (places, places[::-1]):
        swapped[at : at + 20] = profile[source : source + 20]
    shown = read_picture(encode(draw(), icc_profile=bytes(swapped), quality=95), LONGEST_SIDE_PX)
    assert near(shown.getpixel((5, 5)), RED[::-1])
    for unusable in (b"no profile", profile[:200]):
        assert near(read_picture(encode(draw(), icc_profile=unusable), 800).getpixel((5, 5)), RED)
    inks = read_picture(encode(draw(mode="CMYK")), LONGEST_SIDE_PX)
    assert inks.mode == "RGB"
    assert near(inks.getpixel((5, 5)), RED)


def test_a_picture_that_is_kept_stays_much_the_same() -> None:
    kept = reduce_picture(encode(draw((700, 800))))[1]
    again = reduce_picture(kept)[1]
    difference = max(abs(a - b) for a, b in zip(_pixels(kept), _pixels(again), strict=True))
    assert difference < 8


def _pixels(data: bytes) -> bytes:
    return read_picture(data, LONGEST_SIDE_PX).tobytes()


@settings(max_examples=150)
@given(
    kind=st.sampled_from(sorted(BOTH)),
    changes=st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), max_size=6),
    end=st.integers(0, 900),
)
def test_damage_of_any_kind_is_refused_or_read(kind: str, changes: list[tuple[int, int]], end: int) -> None:
    damaged = bytearray(BOTH[kind])
    for at, value in changes:
        damaged[at % len(damaged)] = value
    try:
        media_type, kept = reduce_picture(bytes(damaged)[:end] if end < 700 else bytes(damaged))
    except PictureError:
        return
    assert media_type in {JPEG, PNG}
    assert reduce_picture(kept)
