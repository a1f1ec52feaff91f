"""Strips are put on pages: headings stay with what follows, points stay whole, heads of tables come again.

A page is filled before the next one begins; nothing that is placed moves again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefbook.pdf.strip import Keep, Strip

TOLERANCE_PT = 0.05
BALANCE_STEP_PT = 4.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The place for text on a page: its top (from the top of the sheet), width and height, in points.

    In one `from_right` the first of several columns stands at the right.
    """

    top_pt: float
    width_pt: float
    height_pt: float
    from_right: bool = False

    @property
    def bottom_pt(self) -> float:
        """Where the frame ends, from the top of the sheet."""
        return self.top_pt + self.height_pt


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at its place on a page; `block` is its block's place in the part; a repeated head is furniture."""

    strip: Strip
    block: int
    x_pt: float
    y_pt: float
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A strip on its way to a page, with the space above it."""

    strip: Strip
    block: int
    before_pt: float

    @property
    def height_pt(self) -> float:
        """The height it takes under another strip."""
        return self.before_pt + self.strip.height_pt


Page = tuple[Placed, ...]


def chunks_of(entries: Iterable[Entry], keep: Keep) -> Iterator[list[Entry]]:
    """The entries in groups that hold together at least so firmly."""
    chunk: list[Entry] = []
    for entry in entries:
        chunk.append(entry)
        if entry.strip.keep < keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def height_of(chunk: Sequence[Entry]) -> float:
    """The height of a group at the top of a page, where the space above it falls away."""
    return sum(entry.height_pt for entry in chunk) - chunk[0].before_pt


@dataclass(slots=True)
class Flow:
    """Fills pages from top to bottom."""

    frame: Frame
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    y_pt: float = field(init=False)
    waiting: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.y_pt = self.frame.top_pt

    def add(self, entries: Sequence[Entry]) -> None:
        """Take the strips of a block; those that hold on to what follows wait for it."""
        self.waiting += entries
        if self.waiting and self.waiting[-1].strip.keep is Keep.FREE:
            self.settle()

    def turn(self) -> None:
        """Begin a new page, unless this one is still empty."""
        self.settle()
        self._turn()

    def settle(self) -> None:
        """Place everything that waits."""
        waiting, self.waiting = self.waiting, []
        for chunk in chunks_of(waiting, Keep.WHOLE):
            self._place(chunk, Keep.WHOLE)

    def finish(self) -> tuple[Page, ...]:
        """The pages, all full."""
        self.settle()
        return tuple(tuple(page) for page in self.pages)

    def _place(self, chunk: list[Entry], keep: Keep) -> None:
        """Place a group on this page, or on the next when that holds it, or else in smaller groups."""
        if self._fits(chunk):
            self._put_all(chunk)
        elif height_of(chunk) + self._head_height(chunk[0]) <= self.frame.height_pt + TOLERANCE_PT:
            self._turn()
            self._put_all(chunk)
        elif keep is not Keep.FIRM:
            for smaller in chunks_of(chunk, Keep.FIRM):
                self._place(smaller, Keep.FIRM)
        else:
            for entry in chunk:
                if not self._fits([entry]):
                    self._turn()
                self._put_all([entry])

    @property
    def _empty(self) -> bool:
        return not self.pages[-1]

    def _fits(self, chunk: Sequence[Entry]) -> bool:
        height_pt = height_of(chunk) + (self._head_height(chunk[0]) if self._empty else chunk[0].before_pt)
        return self.y_pt + height_pt <= self.frame.bottom_pt + TOLERANCE_PT

    def _head_height(self, entry: Entry) -> float:
        return entry.strip.head.height_pt if entry.strip.head else 0.0

    def _turn(self) -> None:
        if not self._empty:
            self.pages.append([])
        self.y_pt = self.frame.top_pt

    def _put_all(self, chunk: Sequence[Entry]) -> None:
        for entry in chunk:
            if self._empty and entry.strip.head is not None:
                self._put(entry.strip.head, entry.block, repeated=True)
            if not self._empty:
                self.y_pt += entry.before_pt if not self.pages[-1][-1].repeated else 0.0
            self._put(entry.strip, entry.block)

    def _put(self, strip: Strip, block: int, *, repeated: bool = False) -> None:
        self.pages[-1].append(Placed(strip, block, 0.0, self.y_pt, repeated))
        self.y_pt += strip.height_pt

    def add_columns(self, entries: Sequence[Entry], count: int, gap_pt: float) -> None:
        """Place strips in columns side by side, even ones on the last page."""
        chunks = list(chunks_of(entries, Keep.WHOLE))
        if not self._empty:
            self.y_pt += gap_pt
        while chunks:
            room_pt = self.frame.bottom_pt - self.y_pt
            height_pt = balanced_height(chunks, count, room_pt)
            top_pt = self.y_pt
            for column in range(count):
                taken = fitting_count(chunks, height_pt)
                if taken == 0 and self._empty and column == 0:
                    taken = 1
                place = count - 1 - column if self.frame.from_right else column
                self._put_column(chunks[:taken], place * self.frame.width_pt / count, top_pt)
                del chunks[:taken]
            if chunks:
                self.pages.append([])
                self.y_pt = self.frame.top_pt
            else:
                self.y_pt = top_pt + height_pt

    def _put_column(self, chunks: Sequence[Sequence[Entry]], x_pt: float, y_pt: float) -> None:
        for at, entry in enumerate(entry for chunk in chunks for entry in chunk):
            y_pt += entry.before_pt if at else 0.0
            self.pages[-1].append(Placed(entry.strip, entry.block, x_pt, y_pt))
            y_pt += entry.strip.height_pt


def fitting_count(chunks: Sequence[Sequence[Entry]], height_pt: float) -> int:
    """How many groups from the first on fit into a height."""
    used_pt, count = 0.0, 0
    for chunk in chunks:
        used_pt += height_of(chunk) + (chunk[0].before_pt if count else 0.0)
        if used_pt > height_pt + TOLERANCE_PT:
            break
        count += 1
    return count


def balanced_height(chunks: Sequence[Sequence[Entry]], count: int, room_pt: float) -> float:
    """The smallest height at which the groups fit into so many columns, at most the room there is."""
    height_pt = sum(height_of(chunk) for chunk in chunks) / count
    while height_pt < room_pt:
        rest = list(chunks)
        for _ in range(count):
            del rest[: fitting_count(rest, height_pt)]
        if not rest:
            return height_pt
        height_pt += BALANCE_STEP_PT
    return room_pt
