"""Tables: a head over a rule, rows over hairlines, and the head again on each page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefbook.book.block import Cell, Line, Span, Table
from briefbook.courtesy import give_way
from briefbook.pdf.draft import Draft, note_anchors
from briefbook.pdf.layout.apart import set_fields_apart
from briefbook.pdf.paragraph import SetLine, SetText
from briefbook.pdf.strip import Keep, Laid, Mark, RuleMark, Strip, TextMark
from briefbook.pdf.syntax import hex_string
from briefbook.pdf.theme import HAIRLINE, INK, TextStyle

COLUMN_HEAD = b"/A<</O/Table/Scope/Column>>"
ROW_HEAD = b"/A<</O/Table/Scope/Row>>"
TALLEST_SHARE = 0.5


def lay_table(draft: Draft, block: Table) -> Laid:
    """A table; a row stays whole unless it is taller than half a page, a column is as wide as its longest word."""
    shares_pt = [column.share * draft.measure_pt for column in block.columns]
    layout = TableLayout(draft, block, shares_pt)
    layout.add_all()
    widened_pt = widen_columns(shares_pt, layout.needs_pt)
    if widened_pt != shares_pt:
        draft.begin_anew()
        TableLayout(draft, block, widened_pt).add_all()
    return draft.finish(0, 6)


def widen_columns(shares_pt: list[float], needs_pt: list[float]) -> list[float]:
    """The widths of columns, those too narrow for what they need widened at the cost of those with room to spare."""
    lacking_pt = sum(max(0.0, need - share) for share, need in zip(shares_pt, needs_pt, strict=True))
    spare_pt = sum(max(0.0, share - need) for share, need in zip(shares_pt, needs_pt, strict=True))
    if not 0 < lacking_pt <= spare_pt:
        return shares_pt
    given = lacking_pt / spare_pt
    return [
        share - (share - need) * given if share > need else need
        for share, need in zip(shares_pt, needs_pt, strict=True)
    ]


class CellLine(NamedTuple):
    """A line of a cell: its place from the top, how many values end above it, and where it stands."""

    at: int
    values_above: int
    element: int
    x_pt: float
    line: SetLine


@dataclass(slots=True)
class SetCell:
    """The texts of a cell with the elements they belong to, `x_pt` from the left."""

    x_pt: float
    texts: list[tuple[int, SetText]]

    @property
    def line_count(self) -> int:
        """How many lines stand in the cell."""
        return sum(len(text.lines) for _, text in self.texts)

    @property
    def is_parted(self) -> bool:
        """Whether there are several values of which one needs several lines, so that space has to part them."""
        return len(self.texts) > 1 and self.line_count > len(self.texts)

    def height_pt(self, leading_pt: float, gap_pt: float) -> float:
        """The height of its lines, with the gaps that part its values."""
        return self.line_count * leading_pt + (gap_pt * (len(self.texts) - 1) if self.is_parted else 0.0)

    def lines(self) -> Iterator[CellLine]:
        """Each line of the cell."""
        parted, at = self.is_parted, 0
        for value, (element, text) in enumerate(self.texts):
            for line in text.lines:
                yield CellLine(at, value if parted else 0, element, self.x_pt, line)
                at += 1


class TableLayout:
    """A table in the making; `needs_pt` is how wide each column would be with nothing but its longest word."""

    def __init__(self, draft: Draft, block: Table, columns_pt: list[float]) -> None:
        self.draft = draft
        self.block = block
        self.table = draft.element("Table", attributes=b"/A<</O/Table/Summary%s>>" % hex_string(block.caption))
        self.head: Strip | None = None
        self.lefts_pt = [sum(columns_pt[:at]) for at in range(len(columns_pt))]
        gutters_pt = [draft.theme.space.gutter_pt] * (len(columns_pt) - 1) + [0.0]
        self.widths_pt = [width - gutter for width, gutter in zip(columns_pt, gutters_pt, strict=True)]
        self.needs_pt = gutters_pt.copy()

    def add_all(self) -> None:
        """The head and the rows."""
        if any(column.head for column in self.block.columns):
            self.add_head()
        begins = []
        for row in self.block.rows:
            begins.append(len(self.draft.strips))
            self.add_row(row)
        if len(begins) > 1 and begins[-1] - begins[-2] == 1:
            # No last row stands alone under a head that is set again.
            self.draft.strips[begins[-2]] = replace(self.draft.strips[begins[-2]], keep=Keep.FIRM)

    def _need(self, column: int, text: SetText) -> None:
        """Note how wide a column has to be for a text."""
        gutter_pt = self.draft.theme.space.gutter_pt if column < len(self.widths_pt) - 1 else 0.0
        self.needs_pt[column] = max(self.needs_pt[column], text.widest_pt + gutter_pt)

    def add_head(self) -> None:
        """The row of column heads over a rule; it holds on to the first row."""
        style = self.draft.theme.text.table_head
        row = self.draft.element("TR", self.table)
        cells = []
        for at, column in enumerate(self.block.columns):
            element = self.draft.element("TH", row, COLUMN_HEAD)
            text = self.draft.set((Span(column.head, named=column.named),), style, self.widths_pt[at])
            self._need(at, text)
            cells.append(SetCell(self.lefts_pt[at], [(element, text)]))
        self._add_strips(cells, style, RuleMark(0.0, 0.0, self.draft.measure_pt, 0.9, INK), 2.5)
        self.draft.hold(Keep.FIRM)
        if len(self.draft.strips) == 1:
            self.head = self.draft.strips[0]

    def add_row(self, cells: tuple[Cell, ...]) -> None:
        """One row over a hairline."""
        give_way()
        row = self.draft.element("TR", self.table)
        set_cells = [self._set_cell(row, at, cell) for at, cell in enumerate(cells)]
        start = len(self.draft.strips)
        rule = RuleMark(0.0, 0.0, self.draft.measure_pt, 0.75, HAIRLINE)
        self._add_strips(set_cells, self.draft.theme.text.table, rule, self.draft.theme.space.cell_pt)
        rank = max((strip.rank for strip in self.draft.strips[start:]), default=-1)
        least_rank = max(rank, self.block.portion.rank if self.block.portion else -1)
        for at in range(start, len(self.draft.strips)):
            self.draft.strips[at] = replace(self.draft.strips[at], least_rank=least_rank, head=self.head)

    def _set_cell(self, row: int, at: int, cell: Cell) -> SetCell:
        is_head = at == self.block.row_head
        element = self.draft.element("TH" if is_head else "TD", row, ROW_HEAD if is_head else b"")
        many = len(cell.lines) > 1
        lines = [set_fields_apart(each, self.draft.level) if cell.fields else each for each in cell.lines]
        texts = [
            (
                self.draft.element("P", element) if many else element,
                self._set_line(at, line, cell if number == 0 else None),
            )
            for number, line in enumerate(lines)
        ]
        return SetCell(self.lefts_pt[at], texts)

    def _set_line(self, column: int, line: Line, marked: Cell | None) -> SetText:
        portion = marked.portion if marked else None
        text = self.draft.set_again(line, self.draft.theme.text.table, self.widths_pt[column], portion)
        self._need(column, text)
        return text

    def _add_strips(self, cells: list[SetCell], style: TextStyle, rule: RuleMark, pad_pt: float) -> None:
        """A row as one strip, or as one for each line when it is too tall to stay whole."""
        count = max((cell.line_count for cell in cells), default=0)
        gap_pt = self.draft.theme.space.value_gap_pt
        height_pt = max((cell.height_pt(style.leading_pt, gap_pt) for cell in cells), default=0.0) + 2 * pad_pt
        lines = [each for cell in cells for each in cell.lines()]
        if height_pt <= self.draft.page_height_pt * TALLEST_SHARE:
            self.draft.strips.append(row_strip(lines, style, height_pt, pad_pt, gap_pt, rule))
            return
        by_line: dict[int, list[CellLine]] = defaultdict(list)
        for each in lines:
            by_line[each.at].append(each._replace(at=0, values_above=0))
        for at in range(count):
            above_pt, below_pt = (pad_pt if at == 0 else 0.0), (pad_pt if at == count - 1 else 0.0)
            height_pt = above_pt + style.leading_pt + below_pt
            self.draft.strips.append(
                row_strip(by_line[at], style, height_pt, above_pt, 0.0, rule if below_pt else None)
            )


def row_strip(
    lines: list[CellLine], style: TextStyle, height_pt: float, pad_pt: float, gap_pt: float, rule: RuleMark | None
) -> Strip:
    """Lines of a row as one strip with space above them, over its rule."""
    marks: list[Mark] = []
    anchors: tuple[str, ...] = ()
    first_pt = pad_pt + style.baseline_pt
    for at, values_above, element, x_pt, line in lines:
        marks.append(TextMark(element, x_pt, first_pt + at * style.leading_pt + values_above * gap_pt, line))
        if line.note_targets:
            anchors += note_anchors(line.note_targets)
    if rule is not None:
        marks.append(replace(rule, y_pt=height_pt))
    return Strip(height_pt, tuple(marks), anchors=anchors)
