"""What a reader looks up: numbered notes, and the index."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from briefbook.book.block import Index, IndexEntry, Inline, Note, Notes, Span
from briefbook.pdf.draft import Draft, Setting, mark_anchor
from briefbook.pdf.layout.apart import set_apart
from briefbook.pdf.strip import Keep, Laid, TextMark
from briefbook.pdf.syntax import hex_string

FindPages = Callable[[str], tuple[tuple[int, str], ...]]
"""The pages (from 0) on which an anchor stands, in order, each with the anchor that leads there."""
NOTE_SPACE_PT, GROUP_SPACE_PT, ENTRY_SPACE_PT = 3.0, 9.0, 1.5
INDEX_HANG_PT = 12.0
SHORTEST_RANGE = 3


def lay_notes(draft: Draft, block: Notes) -> Laid:
    """The notes, each with its number, which leads back to where the note is first cited."""
    for at, note in enumerate(block.notes):
        _add_note(draft, note, NOTE_SPACE_PT if at else 0.0)
    return draft.finish(0, draft.theme.space.paragraph_pt)


def _add_note(draft: Draft, note: Note, before_pt: float) -> None:
    style = draft.theme.text.note
    whole = draft.element("Note", attributes=b"/ID" + hex_string(note.anchor))
    label, body = draft.element("Lbl", whole), draft.element("P", whole)
    number = draft.set((Span(str(note.number), target=mark_anchor(note.anchor)),), style)
    beside = tuple(TextMark(label, 0.0, style.baseline_pt, line) for line in number.lines)
    indent_pt = draft.theme.space.item_indent_pt
    text = draft.set(set_apart(note.line, draft.level), style, draft.measure_pt - indent_pt)
    draft.add_text(body, text, indent_pt, Setting(before_pt, beside=beside, anchors=(note.anchor,)))


def lay_index(draft: Draft, block: Index, find_pages: FindPages) -> Laid:
    """The index in two columns; each entry with the pages where its anchors stand, as links, turned lines set in."""
    draft.measure_pt = (draft.measure_pt - draft.theme.space.gutter_pt * 2) / 2
    whole = draft.element("Index")
    for at, (title, entries) in enumerate(block.groups):
        group = draft.element("L", whole)
        heading = draft.set((Span(title),), draft.theme.text.index_group)
        caption = draft.element("Caption", group)
        draft.add_text(caption, heading, 0.0, Setting(GROUP_SPACE_PT if at else 0.0, Keep.FIRM))
        for entry in entries:
            body = draft.element("LBody", draft.element("LI", group))
            line = (*set_apart(entry.line, draft.level), *page_spans(entry, find_pages))
            text = draft.set(line, draft.theme.text.index, hang_pt=INDEX_HANG_PT)
            draft.add_text(body, text, 0.0, Setting(ENTRY_SPACE_PT, Keep.WHOLE))
            draft.release()
    return draft.finish(0, 0, columns=2)


def page_spans(entry: IndexEntry, find_pages: FindPages) -> Iterator[Inline]:
    """The pages of an index entry, each once, in order; so many that follow each other as first and last."""
    pages: dict[int, str] = {}
    for target in entry.targets:
        for page, anchor in find_pages(target):
            pages.setdefault(page, anchor)
    for at, (first, last) in enumerate(list_ranges(sorted(pages))):
        yield Span(", " if at else "\u2002")
        yield Span(str(first + 1), target=pages[first])
        if last > first:
            yield Span("–")
            yield Span(str(last + 1), target=pages[last])


def list_ranges(pages: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of pages that follow each other, if there are enough of them, else each by itself."""
    for _, follows in groupby(enumerate(pages), key=lambda pair: pair[1] - pair[0]):
        run = [page for _, page in follows]
        if len(run) >= SHORTEST_RANGE:
            yield run[0], run[-1]
        else:
            yield from ((page, page) for page in run)
