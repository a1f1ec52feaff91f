"""Words become glyphs: split by face, shaped by HarfBuzz once, and kept with their widths, whatever their size."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import uharfbuzz as hb

from briefbook.pdf.face import JOINERS, Face
from briefbook.pdf.face_run import FaceChooser, FaceRun
from briefbook.pdf.font_set import Fonts
from briefbook.pdf.line_break import list_breaks
from briefbook.pdf.script import EMOJI, LANGUAGES, is_ignorable
from briefbook.pdf.syntax import hex_string
from briefbook.pdf.theme import Cut
from briefbook.pdf.tongue import HAN_SCRIPTS, OWN_LETTERS

NO_BREAK_SPACE = "\u00a0"
# So much of what stands around a word decides how its ends are joined.
NEAR = 3
# Readers of a PDF take a gap of a tenth of the size between two letters for a space.
WIDEST_GAP, SPACE = 95, 200
# What nobody sees is not worth a text object of its own, for which they read a word twice.
LEAST_RISE = 8
# Their signs are drawn in another order than they are written, or stand over and under each other.
ALWAYS_SPOKEN = frozenset({
    "Deva", "Beng", "Taml", "Telu", "Knda", "Mlym", "Gujr", "Guru", "Orya", "Sinh", "Thai", "Laoo", "Khmr", "Mymr",
    "Tibt", "Mong",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chunk:
    """Glyphs in hexadecimal with moves between them, all raised alike; `actual` is the letter they are together."""

    codes: bytes
    rise: float = 0.0
    actual: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A shaped run of one face that no line breaks; `width` is in thousandths of the size.

    `actual` is its text when its glyphs do not say it one by one; `spoken` pairs glyphs with their part of the text;
    `missing` holds the characters that no font has, `tongue` says in whose forms its letters stand.
    """

    face: Face
    width: float
    chunks: tuple[Chunk, ...]
    glyphs: tuple[int, ...]
    text: str
    lang: str | None
    actual: str | None
    spoken: tuple[tuple[int, str], ...]
    missing: str
    plain: bytes | None
    tongue: str = ""

    def codes_at(self, size_pt: float) -> bytes:
        """The inside of the TJ array that shows the piece at a size; it may close and reopen the array."""
        if self.plain is not None:
            return self.plain
        out: list[bytes] = []
        rise = 0.0
        for chunk in self.chunks:
            if chunk.rise != rise:
                rise = chunk.rise
                out.append(b">]TJ %.2f Ts[<" % (rise * size_pt / 1000))
            if chunk.actual is not None:
                out.append(b">]TJ /Span<</ActualText%s>>BDC[<" % hex_string(chunk.actual))
            out.append(chunk.codes)
            if chunk.actual is not None:
                out.append(b">]TJ EMC[<")
        if rise:
            out.append(b">]TJ 0 Ts[<")
        return b"".join(out)


@dataclass(frozen=True, slots=True)
class Part:
    """How part of a word stands: shown from right to left or not, what joins it on both sides, where lines may end.

    `breaks` are offsets, None where the part says it itself.
    """

    backward: bool = False
    before: str = ""
    after: str = ""
    breaks: tuple[int, ...] | None = None


class Shaper:
    """Shapes words with a set of fonts and remembers every word it has seen."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._chooser = FaceChooser(fonts)
        self._words: dict[tuple[Cut, str], dict[str, tuple[tuple[Piece, bool], ...]]] = {}
        self._parts: dict[tuple[str, Cut, str, Part], tuple[tuple[Piece, bool], ...]] = {}
        self._pieces: dict[tuple[FaceRun, bool, bool, bool, str, str], Piece] = {}

    def word(self, text: str, cut: Cut, tongue: str = "", part: Part | None = None) -> tuple[tuple[Piece, bool], ...]:
        """The pieces of a word without spaces, in the forms of a tongue and the order of reading.

        Each comes with whether a line may end after it. Part of a word is shaped and broken as the whole is.
        """
        if part is not None:
            key = (text, cut, tongue, part)
            known_part = self._parts.get(key)
            if known_part is None:
                known_part = self._parts[key] = tuple(self._split(text, cut, tongue, part))
            return known_part
        known = self._words.setdefault((cut, tongue), {})
        found = known.get(text)
        if found is None:
            found = known[text] = tuple(self._split(text, cut, tongue, Part()))
        return found

    def known_words(self, cut: Cut, tongue: str = "") -> Mapping[str, tuple[tuple[Piece, bool], ...]]:
        """Every word from left to right that was shaped in a cut and a tongue so far; grows as `word` is asked."""
        return self._words.setdefault((cut, tongue), {})

    def _split(self, text: str, cut: Cut, tongue: str, part: Part) -> Iterator[tuple[Piece, bool]]:
        runs = self._chooser.runs(text, cut, tongue)
        breaks = list_breaks("".join(run.text for run in runs)) if part.breaks is None else part.breaks
        kept = frozenset(breaks)
        start = 0
        for number, run in enumerate(runs):
            end = start + len(run.text)
            before = runs[number - 1].text if number else part.before
            after = runs[number + 1].text if number + 1 < len(runs) else part.after
            places = [start, *breaks[bisect_right(breaks, start) : bisect_left(breaks, end)], end]
            for first, last in pairwise(places):
                missing = run.missing if last == end else ""
                piece_run = replace(run, text=run.text[first - start : last - start], missing=missing)
                around = (before[-NEAR:], after[:NEAR]) if part.backward else ("", "")
                yield self._piece(piece_run, cut, part.backward, *around), last in kept
            start = end

    def _piece(self, run: FaceRun, cut: Cut, backward: bool, before: str, after: str) -> Piece:
        key = (run, cut.tabular, cut.letterspaced, backward, before, after)
        piece = self._pieces.get(key)
        if piece is None:
            piece = self._pieces[key] = shape_piece(run, cut, backward=backward, before=before, after=after)
        return piece


def shape_piece(run: FaceRun, cut: Cut, *, backward: bool, before: str = "", after: str = "") -> Piece:
    """Shape one run with HarfBuzz, joined to what stands around it, and decide how its text can be read back.

    Readers of a PDF turn what stands from right to left round by themselves, and with it the words for which it stands
    (ActualText). So none is given of a run `backward`, but for one letter: each glyph says its own, joiners among them.
    """
    buffer = hb.Buffer()
    levels, flags = hb.BufferClusterLevel, hb.BufferFlags
    buffer.cluster_level = levels.CHARACTERS if backward else levels.MONOTONE_CHARACTERS
    buffer.flags = flags.REMOVE_DEFAULT_IGNORABLES
    if backward and keeps_joiners(run):
        run = replace(run, text=without_marks(run.text))
        buffer.flags = flags.PRESERVE_DEFAULT_IGNORABLES
    buffer.add_str(before + run.text + after, len(before), len(run.text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backward else "ltr"
    lang = language_of(run)
    if lang:
        buffer.language = lang
    hb.shape(run.face.hb_font, buffer, features_of(cut))
    return GlyphReader(run, buffer, backward, len(before)).piece(lang)


def list_advances(piece: Piece, *, backward: bool) -> Iterator[tuple[int, float]]:
    """Each glyph of a piece in one direction, as the place of its letter in the text and its advance in thousandths.

    Where the piece has features of its own they are a little other ones.
    """
    buffer = hb.Buffer()
    buffer.add_str(piece.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backward else "ltr"
    hb.shape(piece.face.hb_font, buffer)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield info.cluster, position.x_advance * piece.face.unit


def keeps_joiners(run: FaceRun) -> bool:
    """Whether a run has joiners or non-joiners, for each of which its face has a glyph that shows nothing."""
    found = [each for each in JOINERS if each in run.text]
    return bool(found) and all(each in run.face.joiners for each in found)


def without_marks(text: str) -> str:
    """A text without those of its characters that have no shape, but for joiners and non-joiners."""
    return "".join(each for each in text if each in JOINERS or not is_ignorable(each))


def language_of(run: FaceRun) -> str | None:
    """The language that a run is shaped in: its tongue where its letters are of it, else the script's commonest."""
    if run.tongue and HAN_SCRIPTS.get(run.tongue) == run.script:
        return run.tongue
    if OWN_LETTERS.get(run.tongue) == (run.script or "Latn"):
        return run.tongue
    return LANGUAGES.get(run.script or "")


def features_of(cut: Cut) -> dict[str, bool]:
    """The OpenType features a cut asks for beyond the font's own.

    Letters that stand apart are not kerned: readers of a PDF take uneven gaps between them for spaces between words.
    """
    features = {"tnum": True} if cut.tabular else {}
    return features | {"liga": False, "clig": False, "kern": False} if cut.letterspaced else features


class GlyphReader:
    """Reads the glyphs of a shaped buffer into chunks, cluster by cluster."""

    def __init__(self, run: FaceRun, buffer: hb.Buffer, backward: bool, offset: int) -> None:
        self.run = run
        self.backward = backward
        shown = run.face.shown_joiners if backward else {}
        infos = buffer.glyph_infos
        self.glyphs = [shown.get(info.codepoint, info.codepoint) for info in infos]
        self.clusters = [info.cluster - offset for info in infos]
        self.positions = buffer.glyph_positions
        self.chunks: list[Chunk] = []
        self.spoken: list[tuple[int, str]] = []
        self.pen = 0.0
        self.shown = 0.0
        self.exact = True

    def piece(self, lang: str | None) -> Piece:
        """The finished piece."""
        if not self._read_plainly():
            for first, end, text in self._clusters():
                self._read_cluster(first, end, text)
        rest = self.pen - self.shown
        if abs(rest) >= 0.5:
            self.chunks.append(Chunk(_move(rest)))
        chunks = merge_chunks(self.chunks)
        # pdfium drops what is beyond the first plane where it is spoken: an emoji says itself by its one glyph.
        said = self.exact or (self.run.script == EMOJI and len(set(self.clusters)) == len(self.clusters))
        spoken_whole = not self.backward and (not said or self.run.script in ALWAYS_SPOKEN)
        plain = chunks[0].codes if len(chunks) == 1 and not chunks[0].rise and chunks[0].actual is None else None
        return Piece(
            face=self.run.face,
            width=self.pen,
            chunks=chunks,
            glyphs=tuple(self.glyphs),
            text=self.run.text,
            lang=lang,
            actual=self.run.text if spoken_whole else None,
            spoken=tuple(self.spoken),
            missing=self.run.missing,
            plain=b"" if not chunks else plain,
            tongue=self.run.tongue,
        )

    def _read_plainly(self) -> bool:
        """Read a run of which each letter is one glyph on the line that says it, as most are; whether it is one."""
        text = self.run.text.replace(NO_BREAK_SPACE, " ")
        plain = bool(self.glyphs) and not self.backward and self.clusters == list(range(len(text)))
        own = self.run.face.texts
        if not plain or any(own.get(glyph) != letter for glyph, letter in zip(self.glyphs, text, strict=True)):
            return False
        codes, pen, shown = [], 0.0, 0.0
        unit, width_of = self.run.face.unit, self.run.face.width_of
        for glyph, position in zip(self.glyphs, self.positions, strict=True):
            if position.y_offset:
                return False
            move = pen + position.x_offset * unit - shown
            if abs(move) >= 0.5:
                codes.append(_move(move))
                shown += round(move)
            codes.append(b"%04x" % glyph)
            shown += width_of(glyph)
            pen += position.x_advance * unit
        self.chunks, self.pen, self.shown = [Chunk(b"".join(codes))] if codes else [], pen, shown
        return True

    def _clusters(self) -> Iterator[tuple[int, int, str]]:
        """The glyphs that belong together, in the order seen, with their text."""
        if not self.glyphs:
            # Nothing but characters without a shape, such as a lone zero-width space out of a web page.
            return
        starts = sorted(set(self.clusters))
        starts[0] = 0
        ends = dict(zip(starts, [*starts[1:], len(self.run.text)], strict=True))
        lowest = min(self.clusters)
        first = 0
        while first < len(self.clusters):
            cluster = self.clusters[first]
            end = first
            while end < len(self.clusters) and self.clusters[end] == cluster:
                end += 1
            start = 0 if cluster == lowest else cluster
            yield first, end, self.run.text[start : ends[start]]
            first = end

    def _read_cluster(self, first: int, end: int, text: str) -> None:
        self._read_text(self.glyphs[first:end], text)
        start = len(self.chunks)
        for at in range(first, end):
            glyph, position = self.glyphs[at], self.positions[at]
            unit = self.run.face.unit
            move = self.pen + position.x_offset * unit - self.shown
            if self.backward and WIDEST_GAP < move < SPACE and position.x_advance:
                self.pen -= move - WIDEST_GAP
                move = WIDEST_GAP
            codes = b"%04x" % glyph
            if abs(move) >= 0.5:
                codes = _move(move) + codes
                self.shown += round(move)
            self.shown += self.run.face.width_of(glyph)
            self.pen += position.x_advance * unit
            rise = position.y_offset * unit
            self.chunks.append(Chunk(codes, rise if abs(rise) >= LEAST_RISE else 0.0))
        if self.backward and end - first > 1 and len(text) == 1:
            shown = b"".join(each.codes for each in self.chunks[start:])
            self.chunks[start:] = [Chunk(shown, self.chunks[start].rise, text)]

    def _read_text(self, glyphs: list[int], text: str) -> None:
        """Note what the glyphs of a cluster say: each its own as the font has it, the first other one the rest."""
        own = self.run.face.texts
        if len(glyphs) == 1 and own.get(glyphs[0]) == text.replace(NO_BREAK_SPACE, " "):
            return
        self.exact = False
        rest = list(text)
        unsaid = [each for each in glyphs if each not in own]
        for each in glyphs:
            for character in own.get(each, ""):
                if character in rest:
                    rest.remove(character)
        if unsaid and rest:
            self.spoken.append((unsaid[0], "".join(rest)))


def _move(thousandths: float) -> bytes:
    """A move to the right inside a TJ array, between two hexadecimal strings."""
    return b">%d<" % -round(thousandths)


def merge_chunks(chunks: list[Chunk]) -> tuple[Chunk, ...]:
    """Neighbours that stand alike and need no text of their own, as one."""
    merged: list[Chunk] = []
    for chunk in chunks:
        last = merged[-1] if merged else None
        if last and last.rise == chunk.rise and last.actual is None and chunk.actual is None:
            merged[-1] = Chunk(last.codes + chunk.codes, chunk.rise)
        else:
            merged.append(chunk)
    return tuple(merged)
