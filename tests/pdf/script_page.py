"""A page for each script, printed and read back by three readers; as a program, a table of what each of them reads.

python -m tests.pdf.script_page        the table, in Markdown, of the program on PYTHONPATH
"""

import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2

from briefbook.book.block import (
    Block,
    Cell,
    Column,
    Heading,
    ItemList,
    Line,
    ListItem,
    Paragraph,
    Point,
    Span,
    Table,
)
from briefbook.book.book import Book, Part, Sheet
from briefbook.pdf.render import render_book
from briefbook.values.kind import PartKind
from tests.pdf.script_lines import SCRIPTS, ScriptLines

# What readers put round a line that runs from right to left, to say so.
EMBEDDINGS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"))
# Words as readers keep them: they may put a number or a bracket on the other side of its neighbour.
WORD = re.compile(r"[\u0590-\u05ff]+|[\u0610-\u065f\u066e-\u06ef\u06fa-\u06ff\u200c]+|\d+|[^\W\d_\u0590-\u06ff]+")


def line_of(text: str, lang: str) -> Line:
    return (Span(text, lang=lang),)


def blocks_of(script: ScriptLines) -> tuple[Block, ...]:
    """A heading, a paragraph, a point, an item and a row."""
    lang = script.lang
    return (
        Heading(1, line_of(script.heading, lang), f"page-{SCRIPTS.index(script)}"),
        Paragraph(line_of(script.paragraph, lang), lang=lang),
        Point("1", (Paragraph(line_of(script.point, lang), lang=lang),)),
        ItemList((ListItem(line_of(script.item, lang)),)),
        Table((Column("A", 0.5), Column("B", 0.5)), ((Cell((line_of(script.cell, lang),)), Cell(())),), "Table"),
    )


def script_book(scripts: tuple[ScriptLines, ...] = SCRIPTS) -> Book:
    """A book with a page for each script."""
    parts = tuple(
        Part(PartKind.SCENE_SETTER, each.name, each.name, f"page-{SCRIPTS.index(each)}", blocks_of(each))
        for each in scripts
    )
    return Book(
        title="Scripts",
        running_title="Scripts",
        edition_line="Draft",
        lang="en-GB",
        as_of=datetime(2031, 1, 14, tzinfo=UTC),
        banner=None,
        sheet=Sheet(),
        parts=parts,
    )


def read_poppler(path: Path) -> list[str]:
    """The text of each page."""
    outcome = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    return outcome.stdout.split("\f")[:-1]


def read_pdfium(path: Path) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def read_mupdf(path: Path) -> list[str]:
    """The text of each page."""
    command = ["mutool", "draw", "-q", "-F", "text", str(path)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=True)
    return outcome.stdout.split("\f")[:-1]


Read = Callable[[Path], list[str]]
READERS: Mapping[str, Read] = {"poppler": read_poppler, "pdfium": read_pdfium, "mupdf": read_mupdf}
PROGRAMS = {"poppler": "pdftotext", "mupdf": "mutool"}


def is_there(reader: str) -> bool:
    """Whether a reader is installed."""
    return reader not in PROGRAMS or shutil.which(PROGRAMS[reader]) is not None


def lines_of(page: str) -> list[str]:
    """The lines of a page as they are read, with single blanks."""
    return [" ".join(line.split()) for line in page.translate(EMBEDDINGS).splitlines()]


def stands_in(line: str, page: str) -> bool:
    """Whether a line is read exactly as typed."""
    return any(line in each for each in lines_of(page))


def stands_composed(line: str, page: str) -> bool:
    """Whether a line is read as typed, letters and their marks composed: what Unicode calls canonically equivalent."""
    return stands_in(unicodedata.normalize("NFC", line), unicodedata.normalize("NFC", page))


def without_blanks(text: str) -> str:
    return "".join(text.split())


def stands_unspaced(line: str, page: str) -> bool:
    """Whether all characters of a line are read in their order, whatever white stands between them."""
    return without_blanks(line) in without_blanks(page.translate(EMBEDDINGS))


def words_stand_in(line: str, page: str) -> bool:
    """Whether every word of a line is read whole, wherever it stands."""
    return set(WORD.findall(line)) <= set(WORD.findall(page.translate(EMBEDDINGS)))


def letters_stand_in(line: str, page: str) -> bool:
    """Whether no letter of a line is lost, in whatever order they are read."""
    there = Counter(unicodedata.normalize("NFC", without_blanks(page)))
    return not Counter(unicodedata.normalize("NFC", without_blanks(line))) - there


JUDGES = {
    "exact": stands_in,
    "equivalent": stands_composed,
    "exact but for blanks": stands_unspaced,
    "whole words": words_stand_in,
    "letters": letters_stand_in,
}


def judge(line: str, page: str) -> str:
    """The best that can be said of how a line is read."""
    return next((name for name, holds in JUDGES.items() if holds(line, page)), "lost")


def nearest(line: str, page: str) -> str:
    """The line of a page that shares most characters with another."""
    wanted = Counter(line)
    return max(lines_of(page), key=lambda each: (sum((wanted & Counter(each)).values()), -len(each)), default="")


def rows() -> Iterator[tuple[str, ...]]:
    """A row for each script: how many of its lines each reader reads exactly, how the others, and one of these."""
    readers = [each for each in READERS if is_there(each)]
    yield ("script", *readers, "for example")
    yield ("---",) * (len(readers) + 2)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scripts.pdf"
        path.write_bytes(render_book(script_book()).pdf)
        pages = {reader: READERS[reader](path) for reader in readers}
    for at, script in enumerate(SCRIPTS):
        cells, examples = [], []
        for reader in readers:
            judged = {line: judge(line, pages[reader][at]) for line in script.lines}
            told = Counter(judged.values())
            exact = told.pop("exact", 0)
            others = ", ".join(f"{count} {name}" for name, count in told.most_common())
            cells.append(f"{exact}/{len(script.lines)}" + (f" ({others})" if others else ""))
            wrong = next((line for line, how in judged.items() if how != "exact"), None)
            if wrong:
                examples.append(f"{reader}: `{wrong}` → `{nearest(wrong, pages[reader][at])}`")
        yield (script.name, *cells, "; ".join(examples))


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write("| " + " | ".join(each.replace("|", "\\|") for each in row) + " |\n")
