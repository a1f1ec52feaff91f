"""The content stream of one page: marked sequences, text, rules, boxes and pictures (ISO 32000-1, 8 to 9 and 14.6)."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from briefbook.pdf.face import Face
from briefbook.pdf.image import Image
from briefbook.pdf.paragraph import Run
from briefbook.pdf.shaping import Piece
from briefbook.pdf.syntax import colour_operands, hex_string


class Owner(NamedTuple):
    """The structure element that content belongs to: block, element in the block, link on the page (-1 for none)."""

    block: int
    element: int
    link: int = -1


class Furniture(NamedTuple):
    """Content that no screen reader reads; `subtype` is Header, Footer or empty."""

    subtype: str = ""


ARTIFACT = Furniture()
# As PDF/UA and PDF/A ask for it (RFC 5646, in outline); what else a person wrote as a language says nothing.
LANGUAGE_TAG = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
Sequence = tuple[Owner | Furniture, str | None, str | None]


@dataclass(slots=True)
class ContentStream:
    """Writes a page; `owners` are the elements of its marked-content ids in order."""

    height_pt: float
    out: list[bytes] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    pieces: set[Piece] = field(default_factory=set)
    images: dict[str, Image] = field(default_factory=dict)
    faces: set[Face] = field(default_factory=set)
    sequence: Sequence | None = None
    in_text: bool = False
    font: tuple[Face, float] | None = None
    fill: str = ""
    tracking_pt: float = 0.0
    shown: Run | None = None
    shown_end_pt: tuple[float, float] = (0.0, 0.0)

    def show(self, owner: Owner | Furniture, run: Run, x_pt: float, y_pt: float) -> None:
        """Show a run with its baseline `y_pt` below the top of the sheet."""
        lang = run.lang if isinstance(owner, Owner) else None
        actual = run.actual
        self._enter((owner, lang, actual), alone=actual is not None)
        if not self.in_text:
            self.out.append(b"BT")
            self.in_text = True
        ink = run.ink
        self._colour(ink.colour)
        if self.font is None or self.font[0] is not run.face or self.font[1] != ink.size_pt:
            self.font = (run.face, ink.size_pt)
            self.faces.add(run.face)
            self.out.append(b"/%s %.2f Tf" % (run.face.key.encode(), ink.size_pt))
        if ink.tracking_pt != self.tracking_pt:
            self.tracking_pt = ink.tracking_pt
            self.out.append(b"%.2f Tc" % ink.tracking_pt)
        baseline_pt = self.height_pt - y_pt + ink.rise_pt
        self.out.append(b"1 0 0 1 %.2f %.2f Tm %s" % (x_pt + run.x_pt, baseline_pt, run.operators))
        self.pieces.update(run.pieces)
        self.shown = run
        if actual is not None:
            self.shown_end_pt = x_pt + run.x_pt + run.width_pt, baseline_pt

    def part_words(self) -> None:
        """A blank behind what was shown last, so that whoever reads the stream alone parts it from what follows."""
        run, self.shown = self.shown, None
        if run is None or self.sequence is None or not run.face.space_glyph:
            return
        if run.operators.endswith(run.face.space_at_end):
            return
        owner, lang, actual = self.sequence
        if actual is not None:
            # What is spoken otherwise would swallow the blank.
            self._enter((owner, lang, None))
            self.out.append(b"BT 1 0 0 1 %.2f %.2f Tm" % self.shown_end_pt)
            self.in_text = True
        self.out.append(run.face.space_operator)

    def rule(self, x_pt: float, y_pt: float, width_pt: float, thickness_pt: float, colour: str) -> None:
        """A horizontal rule as furniture."""
        self.box(x_pt, y_pt - thickness_pt / 2, width_pt, thickness_pt, colour)

    def dots(self, x_pt: float, y_pt: float, width_pt: float, thickness_pt: float, colour: str) -> None:
        """A row of round dots as furniture, standing under those of other rows."""
        self._begin_drawing()
        step_pt = thickness_pt * 2.3
        first_pt = -(-x_pt // step_pt) * step_pt
        y = self.height_pt - y_pt
        self.out.append(
            b"q %s RG %.2f w 1 J [0 %.2f] 0 d %.2f %.2f m %.2f %.2f l S Q"
            % (colour_operands(colour), thickness_pt, step_pt, first_pt, y, x_pt + width_pt, y)
        )

    def box(self, x_pt: float, y_pt: float, width_pt: float, height_pt: float, colour: str) -> None:
        """A filled rectangle as furniture, its top `y_pt` below the top of the sheet."""
        self._begin_drawing()
        self._colour(colour)
        self.out.append(b"%.2f %.2f %.2f %.2f re f" % (x_pt, self.height_pt - y_pt - height_pt, width_pt, height_pt))

    def path(self, operators: bytes, colour: str) -> None:
        """A filled path as furniture, in the coordinates of PDF."""
        self._begin_drawing()
        self._colour(colour)
        self.out.append(operators + b" f")

    def picture(self, owner: Owner, image: Image, place: tuple[float, float, float, float]) -> None:
        """A picture at (x, y of its top, width, height)."""
        x_pt, y_pt, width_pt, height_pt = place
        self._enter((owner, None, None), alone=True)
        self._end_text()
        name = image.name
        self.images[name] = image
        lower_pt = self.height_pt - y_pt - height_pt
        placing = (width_pt, height_pt, x_pt, lower_pt, name.encode())
        self.out.append(b"q %.2f 0 0 %.2f %.2f %.2f cm /%s Do Q" % placing)

    def finish(self) -> bytes:
        """The whole stream."""
        self._leave()
        return b"\n".join(self.out)

    def begin_furniture(self, furniture: Furniture) -> None:
        """Open a sequence of furniture."""
        self._enter((furniture, None, None))

    def _begin_drawing(self) -> None:
        if self.sequence is None or not isinstance(self.sequence[0], Furniture):
            self._enter((ARTIFACT, None, None))
        self._end_text()

    def _colour(self, colour: str) -> None:
        if colour != self.fill:
            self.fill = colour
            self.out.append(colour_operands(colour) + b" rg")

    def _enter(self, sequence: Sequence, *, alone: bool = False) -> None:
        if sequence == self.sequence and not alone:
            return
        self._leave()
        self.sequence = sequence
        owner, lang, actual = sequence
        if isinstance(owner, Furniture):
            kind = b"<</Type/Pagination/Subtype/%s>>BDC" % owner.subtype.encode() if owner.subtype else b" BMC"
            self.out.append(b"/Artifact" + kind)
            return
        properties = b"/MCID %d" % len(self.owners)
        if lang and LANGUAGE_TAG.fullmatch(lang):
            properties += b"/Lang(%s)" % lang.encode()
        if actual is not None:
            properties += b"/ActualText" + hex_string(actual)
        self.out.append(b"/Span<<%s>>BDC" % properties)
        self.owners.append(owner)

    def _end_text(self) -> None:
        if self.in_text:
            self.out.append(b"ET")
            self.in_text = False

    def _leave(self) -> None:
        self._end_text()
        if self.sequence is not None:
            self.out.append(b"EMC")
            self.sequence = None
