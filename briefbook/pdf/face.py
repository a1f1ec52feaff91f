"""One font file: its glyphs, their widths in thousandths of the size, and the text that each glyph stands for."""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

import uharfbuzz as hb

KANGXI_RADICALS = range(0x2E80, 0x2FE0)
PRESENTATION_FORMS = range(0xFB00, 0xFF00)
JOINED_FORMS = frozenset((*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)))
JOINED_LETTERS = frozenset((*range(0x620, 0x64B), *range(0x66E, 0x6D4), *range(0x750, 0x780), *range(0x8A0, 0x8C8)))
RIGHT_TO_LEFT = range(0x590, 0x900)
JOINER = "\u200d"
JOINERS = "\u200c\u200d"
MICRO_SIGN = 0xB5
KANA = range(0x3000, 0x3100)
LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "fj", "ffj", "ft", "fft", "tt", "Th", "fb", "fh", "fk")
SPACE = 0x20
WIDEST_SPACE, USUAL_SPACE = 400, 250
DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "DSIG", "STAT", "meta", "name", "MATH", "vhea", "vmtx", "VORG")


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """What a PDF font descriptor says of a face, in thousandths of the size."""

    postscript_name: str
    bounds: tuple[int, int, int, int]
    italic_angle: int
    ascent: int
    descent: int


class Face:
    """A font file opened for shaping; `key` is its resource name in every PDF, `enlarged` as the list of fonts says."""

    def __init__(self, key: str, path: Path, enlarged: float = 1.0) -> None:
        self.enlarged = enlarged
        self.key = re.sub(r"[^A-Za-z0-9-]", "", key)
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.hb_font = hb.Font(self.hb_face)
        self.unit = 1000 / self.hb_face.upem
        self._widths: dict[int, int] = {}
        self.space_glyph: int = self.hb_font.get_nominal_glyph(SPACE) or 0
        wide = self.width_of(self.space_glyph)
        # The space of a font of pictures is as wide as they are.
        self.space_width = wide if wide <= WIDEST_SPACE else USUAL_SPACE
        back = b">%d<" % (wide - self.space_width) if wide > self.space_width else b""
        self.space_code = b"%04x" % self.space_glyph + back
        self.space_at_end, self.space_operator = self.space_code + b">]TJ", b"[<%s>]TJ" % self.space_code

    def __repr__(self) -> str:
        return f"Face({self.key})"

    @cached_property
    def codes(self) -> frozenset[int]:
        """The characters the face has glyphs for."""
        return frozenset(self.hb_face.unicodes)

    def has_all(self, text: str) -> bool:
        """Whether it has a glyph for every character of a text, or for those that they compose or come apart into."""
        if all(ord(each) in self.codes for each in text):
            return True
        return any(all(ord(each) in self.codes for each in normalize(form, text)) for form in ("NFC", "NFD"))

    @cached_property
    def joiners(self) -> dict[str, int]:
        """Glyphs that show nothing and take no room, for the non-joiner and the joiner: their own have outlines."""
        if self.codes.isdisjoint(RIGHT_TO_LEFT):
            return {}
        own = [each for each in JOINERS if ord(each) in self.codes]
        blanks = (each for each in range(1, self.hb_face.glyph_count) if self._is_blank(each))
        return dict(zip(own, blanks, strict=False))

    def _is_blank(self, glyph: int) -> bool:
        extents = self.hb_font.get_glyph_extents(glyph)
        return self.hb_font.get_glyph_h_advance(glyph) == 0 and bool(extents) and not (extents.width or extents.height)

    @cached_property
    def shown_joiners(self) -> dict[int, int]:
        """The glyphs of joiners with those that are shown in their place."""
        return {self.hb_font.get_nominal_glyph(ord(each)) or 0: glyph for each, glyph in self.joiners.items()}

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """A font file with these glyphs under their old numbers; raises RuntimeError for a damaged font."""
        request = hb.SubsetInput()
        flags = hb.SubsetFlags
        request.flags = flags.RETAIN_GIDS | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
        request.glyph_set.update(glyphs)
        # A variable font is shown in the cut that it has by default, which is also how it was shaped.
        request.pin_all_axes_to_default(self.hb_face)
        dropped = [int.from_bytes(tag.encode(), "big") for tag in DROPPED_TABLES]
        request.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(dropped)
        data: bytes = hb.subset(self.hb_face, request).blob.data
        return data

    @cached_property
    def is_sound(self) -> bool:
        """Whether every glyph can be taken out of the font, as printing takes those that it needs."""
        try:
            return bool(self.subset(range(self.hb_face.glyph_count)))
        except RuntimeError:
            return False

    def width_of(self, glyph: int) -> int:
        """The advance of a glyph in thousandths of the size."""
        width = self._widths.get(glyph)
        if width is None:
            width = self._widths[glyph] = round(self.hb_font.get_glyph_h_advance(glyph) * self.unit)
        return width

    @cached_property
    def texts(self) -> dict[int, str]:
        """The text of each glyph as far as the font alone decides it, whatever was set before."""
        texts: dict[int, str] = {}
        for code in sorted(self.codes, key=_likelihood):
            glyph = self.hb_font.get_nominal_glyph(code)
            # Joined forms and what a font has for itself alone are what was written, which only those who set it know.
            if glyph is not None and code not in JOINED_FORMS and not is_private(code):
                texts.setdefault(glyph, chr(code))
        for code in sorted(self.codes & JOINED_LETTERS):
            for before, after in (("", ""), (JOINER, ""), ("", JOINER), (JOINER, JOINER)):
                self._note_form(texts, chr(code), before, after)
        for text in LIGATURES:
            self._note(texts, text, {})
        texts |= {glyph: text for text, glyph in self.joiners.items()}
        for digit in "0123456789":
            self._note(texts, digit, {"tnum": True})
        return texts

    def _note_form(self, texts: dict[int, str], letter: str, before: str, after: str) -> None:
        """Remember a letter by the form that it has between others."""
        buffer = hb.Buffer()
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.add_str(before + letter + after)
        buffer.guess_segment_properties()
        hb.shape(self.hb_font, buffer)
        infos = buffer.glyph_infos
        if len(infos) == 1 and infos[0].codepoint:
            texts.setdefault(infos[0].codepoint, letter)

    def _note(self, texts: dict[int, str], text: str, features: dict[str, bool]) -> None:
        """Remember a text that the font turns into a single glyph."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.hb_font, buffer, features)
        infos = buffer.glyph_infos
        if len(infos) == 1 and infos[0].codepoint:
            texts[infos[0].codepoint] = text

    @cached_property
    def metrics(self) -> FaceMetrics:
        """The face's names and extents, from its own tables."""
        head = bytes(self.hb_face.reference_table("head").data)
        post = bytes(self.hb_face.reference_table("post").data)
        bounds = tuple(round(each * self.unit) for each in struct.unpack_from(">4h", head, 36))
        extents = self.hb_font.get_font_extents("ltr")
        name = self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.key
        return FaceMetrics(
            postscript_name=name.replace(" ", ""),
            bounds=(bounds[0], bounds[1], bounds[2], bounds[3]),
            italic_angle=struct.unpack_from(">i", post, 4)[0] >> 16,
            ascent=round(extents.ascender * self.unit),
            descent=round(extents.descender * self.unit),
        )


def is_private(code: int) -> bool:
    """Whether a character is one of those that each font uses as it likes."""
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


def _likelihood(code: int) -> tuple[bool, bool, int]:
    """A sort key for the characters that share a glyph: the one that people type comes first."""
    return (code in PRESENTATION_FORMS or code in KANGXI_RADICALS or code == MICRO_SIGN, code not in KANA, code)
