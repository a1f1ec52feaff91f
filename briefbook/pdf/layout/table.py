"""Tables: a head over a rule, rows over hairlines, and the head again on each page."""

from dataclasses import dataclass, replace

from briefbook.book.block import Cell, Line, Table
from briefbook.pdf.draft import Draft, baseline_of, note_anchors, plain
from briefbook.pdf.paragraph import SetText
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


@dataclass(slots=True)
class SetCell:
    """The texts of a cell with the elements they belong to, `x_pt` from the left."""

    x_pt: float
    texts: list[tuple[int, SetText]]

    @property
    def line_count(self) -> int:
        """How many lines stand in the cell."""
        return sum(len(text.lines) for _, text in self.texts)

    def lines(self) -> list[tuple[int, Mark, tuple[str, ...]]]:
        """Each line as (place from the top, mark at no height yet, note targets)."""
        flat = [(element, line) for element, text in self.texts for line in text.lines]
        return [
            (at, TextMark(element, self.x_pt, 0.0, line), line.note_targets) for at, (element, line) in enumerate(flat)
        ]


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
        for row in self.block.rows:
            self.add_row(row)

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
            text = self.draft.set(plain(column.head), style, self.widths_pt[at])
            self._need(at, text)
            cells.append(SetCell(self.lefts_pt[at], [(element, text)]))
        self._add_strips(cells, style, RuleMark(0.0, 0.0, self.draft.measure_pt, 0.9, INK), 2.5)
        self.draft.hold(Keep.FIRM)
        if len(self.draft.strips) == 1:
            self.head = self.draft.strips[0]

    def add_row(self, cells: tuple[Cell, ...]) -> None:
        """One row over a hairline."""
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
        texts = [
            (
                self.draft.element("P", element) if many else element,
                self._set_line(at, line, cell if number == 0 else None),
            )
            for number, line in enumerate(cell.lines)
        ]
        return SetCell(self.lefts_pt[at], texts)

    def _set_line(self, column: int, line: Line, marked: Cell | None) -> SetText:
        portion = marked.portion if marked else None
        text = self.draft.set(line, self.draft.theme.text.table, self.widths_pt[column], portion=portion)
        self._need(column, text)
        return text

    def _add_strips(self, cells: list[SetCell], style: TextStyle, rule: RuleMark, pad_pt: float) -> None:
        """A row as one strip, or as one for each line when it is too tall to stay whole."""
        count = max((cell.line_count for cell in cells), default=0)
        height_pt = count * style.leading_pt + 2 * pad_pt
        lines = [each for cell in cells for each in cell.lines()]
        if height_pt <= self.draft.page_height_pt * TALLEST_SHARE:
            self.draft.strips.append(row_strip(lines, range(count), style, pad_pt, rule))
            return
        for at in range(count):
            last = at == count - 1
            strip = row_strip(lines, range(at, at + 1), style, pad_pt, rule if last else None)
            inner = 0.0 if 0 < at < count - 1 else pad_pt
            self.draft.strips.append(replace(strip, height_pt=style.leading_pt + inner))


def row_strip(
    lines: list[tuple[int, Mark, tuple[str, ...]]], span: range, style: TextStyle, pad_pt: float, rule: RuleMark | None
) -> Strip:
    """The lines of a row within `span` as one strip, over its rule."""
    height_pt = len(span) * style.leading_pt + 2 * pad_pt
    marks: list[Mark] = []
    anchors: tuple[str, ...] = ()
    for at, mark, targets in lines:
        if at in span and isinstance(mark, TextMark):
            top_pt = (pad_pt if span.start == 0 else 0.0) + (at - span.start) * style.leading_pt
            marks.append(replace(mark, baseline_pt=top_pt + baseline_of(style)))
            anchors += note_anchors(targets)
    if rule is not None:
        marks.append(replace(rule, y_pt=height_pt if span.start == 0 else height_pt - pad_pt))
    return Strip(height_pt, tuple(marks), anchors=anchors)
