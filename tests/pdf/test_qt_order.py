"""A line in two directions is seen as Qt shows it: the same glyphs in the same order from left to right.

Both lay each line out with one and the same font, which has Latin beside its own script, so that glyphs compare.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import bidirectional

import pytest
import uharfbuzz as hb
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption

from briefbook.book.block import Portion, Span
from briefbook.pdf.face import Face
from briefbook.pdf.font_file import FontFile
from briefbook.pdf.font_set import Fonts
from briefbook.pdf.paragraph import set_text
from briefbook.pdf.shaping import Shaper
from briefbook.pdf.theme import FontRole, theme_for
from briefbook.resources import resource_path
from briefbook.values.kind import TextSize
from tests.pdf import bidi_lines
from tests.pdf.bidi_lines import LINES, VOWELS

ARABIC, HEBREW = "Amiri-Regular.ttf", "NotoSerifHebrew-Regular.ttf"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he"})
# What is not seen, or is only the white between words.
SIGNS = "()[]{}«»“”\"'!?.,:;/%+-−–@#=€$₪&"
DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
UNSEEN = " \u00a0\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
STYLE = theme_for(TextSize.STANDARD).text.body
WIDE_PT = 9000.0
PORTION = Portion("(S)", 1, "#1f4e9e")
SCRIPTS = ("Latn", "Arab", "Hebr", "Grek", "Cyrl")


def name_lines(lines: Iterable[tuple[str, str | None]]) -> list[str]:
    """The names of cases: their number and language, for pytest would write their letters as numbers."""
    return [f"{at}-{lang or 'auto'}" for at, (_, lang) in enumerate(lines, 1)]


def font_path(text: str) -> Path:
    hebrew = any("\u0590" <= each <= "\u05ff" for each in text)
    return Path(resource_path("fonts", HEBREW if hebrew else ARABIC))


class Reader:
    """Reads the glyphs of one font: those that stand on the line from left to right, and the marks among them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.face = Face("font", path)
        shaper = Shaper(Fonts([FontFile(path=path, role=FontRole.SERIF, scripts=SCRIPTS, weight=400, italic=False)]))
        self.shaper = shaper
        nominal = (self.face.hb_font.get_nominal_glyph(ord(each)) for each in UNSEEN)
        self.unseen = frozenset({0xFFFF, *(each for each in nominal if each is not None)})
        self.plain = dict(self.variants())
        (self.family,) = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))

    def variants(self) -> Iterator[tuple[int, int]]:
        """The forms that signs take in one script or language, each with the plain one: Qt is told of no language."""
        for sign, script, lang in itertools.product(SIGNS + DIGITS, SCRIPTS, ("en", *sorted(RIGHT_TO_LEFT))):
            buffer = hb.Buffer()
            buffer.add_str(sign)
            buffer.direction, buffer.script, buffer.language = "ltr", script, lang
            hb.shape(self.face.hb_font, buffer)
            plain = self.face.hb_font.get_nominal_glyph(ord(sign))
            yield from ((info.codepoint, plain) for info in buffer.glyph_infos if plain)

    def split(self, glyphs: list[int]) -> tuple[list[int], Counter[int]]:
        """The glyphs that advance, in their order, and how often each of the others stands there."""
        seen = [self.plain.get(each, each) for each in glyphs if each not in self.unseen]
        advancing = [each for each in seen if self.face.width_of(each)]
        return advancing, Counter(each for each in seen if not self.face.width_of(each))

    def ours(self, text: str, lang: str | None, portion: Portion | None = None) -> tuple[list[int], Counter[int]]:
        laid = set_text(self.shaper, (Span(text),), STYLE, WIDE_PT, portion=portion, lang=lang)
        (line,) = laid.lines
        runs = sorted(line.runs, key=lambda run: run.x_pt)
        return self.split([glyph for run in runs for piece in run.pieces for glyph in piece.glyphs])

    def theirs(self, text: str, lang: str | None) -> tuple[list[int], Counter[int]]:
        font = QFont(self.family)
        font.setPointSizeF(24)
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        direction = Qt.LayoutDirection.LayoutDirectionAuto
        if lang:
            rtl = lang in RIGHT_TO_LEFT
            direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(WIDE_PT)
        layout.endLayout()
        placed: list[tuple[float, int]] = []
        for run in line.glyphRuns():
            xs = [point.x() for point in run.positions()]
            placed += zip(xs, run.glyphIndexes(), strict=True)
        return self.split([glyph for _, glyph in sorted(placed, key=lambda each: each[0])])


@pytest.fixture(scope="module")
def readers(qapp: object) -> dict[str, Reader]:
    """A reader for each of the two fonts."""
    return {name: Reader(Path(resource_path("fonts", name))) for name in (ARABIC, HEBREW)}


def reader_of(readers: dict[str, Reader], text: str) -> Reader:
    return readers[font_path(text).name]


@pytest.mark.parametrize(("text", "lang"), LINES + VOWELS, ids=name_lines(LINES + VOWELS))
def test_a_line_is_seen_as_qt_shows_it(readers: dict[str, Reader], text: str, lang: str | None) -> None:
    reader = reader_of(readers, text)
    (ours, our_marks), (theirs, their_marks) = reader.ours(text, lang), reader.theirs(text, lang)
    assert theirs
    assert Counter(ours) == Counter(theirs)
    assert ours == theirs
    assert our_marks == their_marks


def begins_at_right(text: str, lang: str | None) -> bool:
    """The direction of a paragraph: its language's, else that of its first strong character outside isolates."""
    if lang:
        return lang in RIGHT_TO_LEFT
    depth = 0
    for kind in map(bidirectional, text):
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


@pytest.mark.parametrize(("text", "lang"), LINES, ids=name_lines(LINES))
def test_a_portion_mark_stands_at_the_beginning_and_turns_nothing(
    readers: dict[str, Reader], text: str, lang: str | None
) -> None:
    reader = reader_of(readers, text)
    mark, _ = reader.theirs(PORTION.text, "en")
    theirs, _ = reader.theirs(text, lang)
    ours, _ = reader.ours(text, lang, PORTION)
    assert ours == ([*theirs, *mark] if begins_at_right(text, lang) else [*mark, *theirs])


def test_the_corpus_holds_what_it_says() -> None:
    lines = [text for text, _ in LINES]
    assert len(lines) == len(set(lines)) >= 68
    for name in ("ZWNJ", "ZWJ", "LRM", "RLM", "ALM", "LRE", "RLE", "LRI", "RLI", "FSI"):
        assert any(getattr(bidi_lines, name) in text for text in lines), name
    assert all(any(digits in text for text in lines) for digits in ("٣٠", "۷۵۰", "12"))
    assert len({lang for _, lang in LINES}) == 6
