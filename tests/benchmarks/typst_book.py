"""The same content for Typst, tagged as PDF/UA-1 asks, in the same fonts."""

import json
from collections.abc import Iterator
from pathlib import Path

import typst

from briefbook.book.block import (
    Block,
    Heading,
    ItemList,
    Line,
    NoteMark,
    Paragraph,
    Point,
    SpanStyle,
    Table,
)
from briefbook.book.book import Book
from briefbook.resources import resource_path

HEAD = """
#set document(title: "A long book")
#set page(width: 595pt, height: 842pt, margin: (x: 66pt, top: 73pt, bottom: 64pt), numbering: "1")
#set text(font: ("Source Serif 4", "Noto Serif Devanagari", "Noto Serif JP"), size: 11pt, lang: "en")
#set par(leading: 6pt, spacing: 11pt)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#outline(depth: 1)
"""


def write_source(book: Book) -> str:
    """The markup; words stand in it as strings, so that none is taken for a sign."""
    lines = (line for part in book.parts[1:-1] for block in part.blocks for line in write_block(block))
    return "\n".join([HEAD, *lines])


def write_block(block: Block) -> Iterator[str]:
    """A block, with a blank line behind it."""
    match block:
        case Heading(level=level, line=line):
            yield f"#heading(level: {level})[{write_line(line)}]\n"
        case Paragraph(line=line):
            yield f"{write_line(line)}\n"
        case Point(body=paragraphs):
            for each in paragraphs:
                if isinstance(each, Paragraph):
                    yield f"#text(size: 12.5pt)[{write_line(each.line)}]\n"
        case Table(columns=columns, rows=rows):
            heads = "".join(f"[#{json.dumps(column.head)}]," for column in columns)
            cells = "".join(f"[{write_line(cell.lines[0])}]," for row in rows for cell in row)
            yield f"#text(size: 9.75pt, table(columns: {len(columns)}, table.header({heads}), {cells}))\n"
        case ItemList(items=items):
            yield f"#list({''.join(f'[{write_line(item.line)}],' for item in items)})\n"


def write_line(line: Line) -> str:
    """The words of a line in their styles."""
    words = []
    for each in line:
        if isinstance(each, NoteMark):
            words.append(f"#super[{each.number}]")
            continue
        said = json.dumps(each.text, ensure_ascii=False)
        shape = {SpanStyle.BOLD: "strong", SpanStyle.ITALIC: "emph"}.get(each.style)
        words.append(f"#{shape}({said});" if shape else f"#{said};")
    return "".join(words)


class TypstBook:
    """Typst with what it remembers from one printing to the next."""

    def __init__(self, book: Book, folder: str) -> None:
        self._path = Path(folder) / "book.typ"
        self.write(book)
        fonts = str(resource_path("fonts", "SourceSerif4-Regular.ttf").parent)
        self._compiler = typst.Compiler(str(self._path), font_paths=[fonts], ignore_system_fonts=True)

    def write(self, book: Book) -> None:
        """Put a book in the place of the one before."""
        self._path.write_text(write_source(book), encoding="utf-8")

    def print(self) -> int:
        """How many pages it has, when they are printed."""
        pdf = self._compiler.compile(format="pdf", pdf_standards=["ua-1"])
        assert isinstance(pdf, bytes)
        import pypdfium2

        return len(pypdfium2.PdfDocument(pdf))
