"""What a reader looks up: numbered notes, and the index."""

from collections.abc import Callable, Iterator

from briefbook.book.block import Index, IndexEntry, Inline, Note, Notes, Span
from briefbook.pdf.draft import Draft, Setting, baseline_of, mark_anchor
from briefbook.pdf.strip import Keep, Laid, TextMark
from briefbook.pdf.syntax import hex_string

FindPage = Callable[[str], int | None]
NOTE_SPACE_PT, GROUP_SPACE_PT, ENTRY_SPACE_PT = 3.0, 9.0, 1.5
INDEX_HANG_PT = 12.0


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
    beside = tuple(TextMark(label, 0.0, baseline_of(style), line) for line in number.lines)
    indent_pt = draft.theme.space.item_indent_pt
    text = draft.set(note.line, style, draft.measure_pt - indent_pt)
    draft.add_text(body, text, indent_pt, Setting(before_pt, beside=beside, anchors=(note.anchor,)))


def lay_index(draft: Draft, block: Index, find_page: FindPage) -> Laid:
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
            line = (*entry.line, *page_spans(entry, find_page))
            text = draft.set(line, draft.theme.text.index, hang_pt=INDEX_HANG_PT)
            draft.add_text(body, text, 0.0, Setting(ENTRY_SPACE_PT, Keep.WHOLE))
            draft.release()
    return draft.finish(0, 0, columns=2)


def page_spans(entry: IndexEntry, find_page: FindPage) -> Iterator[Inline]:
    """The pages of an index entry, each once, in order."""
    pages: dict[int, str] = {}
    for target in entry.targets:
        page = find_page(target)
        if page is not None:
            pages.setdefault(page, target)
    for at, page in enumerate(sorted(pages)):
        yield Span(", " if at else "\u2002")
        yield Span(str(page + 1), target=pages[page])
