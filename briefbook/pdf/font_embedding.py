"""Faces are subset by HarfBuzz and embedded as CID fonts whose codes are glyph numbers (ISO 32000-1, 9.7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby

from briefbook.courtesy import give_way
from briefbook.pdf.canvas import BookCanvas, Reference
from briefbook.pdf.face import Face
from briefbook.pdf.shaping import Piece
from briefbook.pdf.syntax import deflate

UNKNOWN = "\ufffd"
ENTRIES_AT_ONCE = 100
SYMBOLIC, ITALIC = 4, 64


@dataclass(frozen=True, slots=True)
class FontUse:
    """The glyphs of a face that a book shows, with the text each stands for."""

    face: Face
    texts: tuple[tuple[int, str], ...]

    @property
    def glyphs(self) -> list[int]:
        """The glyph numbers in order, with .notdef, which every font has."""
        return [0, *(glyph for glyph, _ in self.texts if glyph)]


@dataclass(frozen=True, slots=True)
class FontProgram:
    """A subset of a font, compressed, with its name and its length before that, and all that is said of its glyphs.

    `widths` is the W array, `texts` the compressed CMap from glyphs to text.
    """

    name: str
    data: bytes
    length: int
    widths: bytes
    texts: bytes


@dataclass(slots=True)
class Shown:
    """The glyphs that are shown, face by face, and what the pieces say of those of which the font may not."""

    glyphs: dict[Face, set[int]] = field(default_factory=dict)
    spoken: dict[tuple[Face, int], str] = field(default_factory=dict)

    def add(self, face: Face, glyphs: Iterable[int]) -> None:
        """Show these glyphs of a face, too."""
        self.glyphs.setdefault(face, {face.space_glyph}).update(glyphs)

    def say(self, face: Face, glyph: int, text: str) -> None:
        """Note what a glyph stands for; of several texts the first is taken."""
        key = (face, glyph)
        self.spoken[key] = min(self.spoken.get(key, text), text)


def gather_shown(pieces: Iterable[Piece]) -> Shown:
    """What pieces of text show."""
    shown = Shown()
    for piece in pieces:
        shown.add(piece.face, piece.glyphs)
        for glyph, text in piece.spoken:
            shown.say(piece.face, glyph, text)
    return shown


def gather_fonts(pages: Iterable[Shown]) -> list[FontUse]:
    """What the pages of a book need, face by face; where the font does not say a glyph's text, the pieces do."""
    shown = Shown()
    for page in pages:
        give_way()
        for face, glyphs in page.glyphs.items():
            shown.add(face, glyphs)
        for (face, glyph), text in page.spoken.items():
            shown.say(face, glyph, text)
    uses = []
    for face in sorted(shown.glyphs, key=lambda face: face.key):
        texts = tuple((each, _text_of(face, each, shown.spoken)) for each in sorted(shown.glyphs[face]))
        uses.append(FontUse(face, texts))
    return uses


def _text_of(face: Face, glyph: int, spoken: Mapping[tuple[Face, int], str]) -> str:
    return face.texts.get(glyph) or spoken.get((face, glyph)) or UNKNOWN


def subset_font(use: FontUse) -> FontProgram:
    """The glyphs of a face that are used, with their numbers kept, as a font program."""
    data = use.face.subset(use.glyphs)
    digest = sha256(data).digest()
    prefix = "".join(chr(65 + each % 26) for each in digest[:6])
    name = f"{prefix}+{use.face.metrics.postscript_name}"
    return FontProgram(name, deflate(data), len(data), widths_of(use), deflate(to_unicode_map(use)))


def embed_font(canvas: BookCanvas, use: FontUse, program: FontProgram) -> Reference:
    """Write a font with all that a reader needs to show it and to get its text back."""
    metrics, name = use.face.metrics, program.name.encode()
    file = canvas.add_stream(b"/Filter/FlateDecode/Length1 %d" % program.length, program.data)
    flags = SYMBOLIC | (ITALIC if metrics.italic_angle else 0)
    descriptor = canvas.add(
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]" % (name, flags, *metrics.bounds)
        + b"/ItalicAngle %d/Ascent %d/Descent %d" % (metrics.italic_angle, metrics.ascent, metrics.descent)
        + b"/CapHeight %d/StemV 80/FontFile2 %s>>" % (round(metrics.ascent * 0.7), file)
    )
    descendant = canvas.add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/FontDescriptor %s" % (name, descriptor)
        + b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        + b"/DW 1000/W[%s]/CIDToGIDMap/Identity>>" % program.widths
    )
    to_unicode = canvas.add_stream(b"/Filter/FlateDecode", program.texts)
    return canvas.add(
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H" % name
        + b"/DescendantFonts[%s]/ToUnicode %s>>" % (descendant, to_unicode)
    )


def widths_of(use: FontUse) -> bytes:
    """The W array: for each run of neighbouring glyphs its first number and their widths."""
    parts = []
    numbered = enumerate(use.glyphs)
    for _, group in groupby(numbered, key=lambda pair: pair[1] - pair[0]):
        glyphs = [glyph for _, glyph in group]
        parts.append(b"%d[%s]" % (glyphs[0], b" ".join(b"%d" % use.face.width_of(each) for each in glyphs)))
    return b"".join(parts)


def to_unicode_map(use: FontUse) -> bytes:
    """The CMap from glyphs to text (ISO 32000-1, 9.10.3)."""
    entries = [b"<%04x><%s>" % (glyph, text.encode("utf-16-be").hex().encode()) for glyph, text in use.texts if glyph]
    blocks = [
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def"
        b"/CMapName/Adobe-Identity-UCS def/CMapType 2 def"
        b" 1 begincodespacerange<0000><FFFF>endcodespacerange"
    ]
    for at in range(0, len(entries), ENTRIES_AT_ONCE):
        some = entries[at : at + ENTRIES_AT_ONCE]
        blocks.append(b"%d beginbfchar\n%s\nendbfchar" % (len(some), b"\n".join(some)))
    blocks.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
    return b"\n".join(blocks)
