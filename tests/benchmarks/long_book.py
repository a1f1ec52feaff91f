"""A book of about 300 pages in three scripts, and the same content for Platypus."""

import io
import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from briefbook.book.block import (
    Block,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Heading,
    Index,
    IndexEntry,
    ItemList,
    Line,
    ListItem,
    NoteMark,
    Paragraph,
    Point,
    Span,
    SpanStyle,
    Table,
)
from briefbook.book.book import Banner, Book, Part, Sheet, Tab
from briefbook.values.kind import PartKind

CHAPTERS = 28
WORDS = re.findall(
    r"\w+",
    """
    harbour railway timetable treaty minister dialogue working group minerals supply chain resilience partnership
    agreement summit visit delegation commitment review cooperation technology standard investment trade security
    the of and to in for with on by at from that this will was are has been which their both next first
    """,
)
INDEXED = frozenset(WORDS[:26])
HINDI = "विदेश मंत्री एस. जयशंकर ने संबंधों को सुदृढ़ किया और सहयोग बढ़ाया"
FACES = (
    "SourceSerif4-Regular",
    "SourceSerif4-Bold",
    "SourceSerif4-Italic",
    "NotoSerifDevanagari-Regular",
    "NotoSerifJP-Regular",
)
JAPANESE = "両大臣は港湾会合の成果を歓迎し、サプライチェーンの強靱化における協力を一層進めることで一致した。"


def sentence(dice: random.Random) -> str:
    """A sentence, one in ten in Hindi or Japanese."""
    if dice.random() < 0.1:
        return dice.choice((HINDI, JAPANESE))
    return " ".join(dice.choices(WORDS, k=dice.randint(9, 22))).capitalize() + "."


def build_line(dice: random.Random, count: int) -> Line:
    """So many sentences, some bold, some italic, some linked to a chapter, some with a note."""
    line: list[Span | NoteMark] = []
    for _ in range(count):
        words, chance = f"{sentence(dice)} ", dice.random()
        chapter = f"chapter-{dice.randint(1, CHAPTERS)}"
        if chance < 0.12:
            line.append(Span(words, SpanStyle.BOLD))
        elif chance < 0.2:
            line.append(Span(words, SpanStyle.ITALIC))
        elif chance < 0.3:
            line += [Span("See the dialogue. ", target=chapter), Span(words)]
        else:
            line.append(Span(words))
        if chance > 0.9:
            line.append(NoteMark(dice.randint(1, 99), chapter))
    return tuple(line)


def build_table(dice: random.Random) -> Table:
    """Ten rows of five cells."""
    columns = tuple(Column(head, 0.2) for head in ("No.", "Commitment", "Led by", "Due", "Status"))
    rows = tuple(
        tuple(Cell(((Span(" ".join(dice.choices(WORDS, k=dice.randint(1, 7)))),),)) for _ in columns) for _ in range(10)
    )
    return Table(columns, rows, "Commitments")


def build_book(seed: int = 7) -> Book:
    """The book."""
    dice = random.Random(seed)
    parts = [build_chapter(dice, number) for number in range(1, CHAPTERS + 1)]
    entries = tuple(ContentsEntry((Span(part.title),), part.anchor, tab=str(at)) for at, part in enumerate(parts, 1))
    contents = Part(PartKind.CONTENTS, "Contents", "Contents", "contents", (Contents(entries),))
    topics = tuple(IndexEntry((Span(word),), places) for word, places in gather_places(parts).items())
    index = Part(PartKind.INDEX, "Index", "Index", "index", (Index((("Topics", topics),)),))
    return Book(
        title="A long visit",
        running_title="A long visit to Ruritania",
        edition_line="Draft",
        lang="en-GB",
        as_of=datetime(2031, 1, 14, tzinfo=UTC),
        banner=Banner("SAMPLE", "#44617f", 0),
        sheet=Sheet(),
        parts=(contents, *parts, index),
    )


def gather_places(parts: list[Part]) -> dict[str, tuple[str, ...]]:
    """Where each word of the index stands: the anchors of the sections that name it."""
    places: dict[str, list[str]] = {word: [] for word in INDEXED}
    for part in parts:
        anchor = part.anchor
        for block in part.blocks:
            if isinstance(block, Heading):
                anchor = block.anchor or anchor
            for word in INDEXED & words_of(block):
                places[word].append(anchor)
    return {word: tuple(dict.fromkeys(found)) for word, found in sorted(places.items())}


def words_of(block: Block) -> set[str]:
    """The words of a paragraph."""
    if not isinstance(block, Paragraph):
        return set()
    return {word.strip(".").lower() for each in block.line if isinstance(each, Span) for word in each.text.split()}


def build_chapter(dice: random.Random, number: int) -> Part:
    """A brief of about eight pages."""
    anchor = f"chapter-{number}"
    blocks: list[Block] = [Heading(1, (Span(f"Dialogue {number}"),), anchor)]
    for section in range(4):
        blocks.append(Heading(2, (Span(f"Section {section + 1}"),), f"{anchor}-{section}"))
        blocks += [Point(str(at), (Paragraph(build_line(dice, 2)),)) for at in range(1, 5)]
        blocks += [Paragraph(build_line(dice, 6)) for _ in range(7)]
        blocks.append(build_table(dice))
        blocks.append(ItemList(tuple(ListItem(build_line(dice, 1)) for _ in range(4))))
    return Part(PartKind.BRIEF, f"Dialogue {number}", f"{number}", anchor, tuple(blocks), Tab(str(number), number % 12))


def print_by_platypus(book: Book) -> int:
    """Print the same content with Platypus, untagged and unshaped, with a table of contents; how many pages."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate
    from reportlab.platypus import Paragraph as Flowed
    from reportlab.platypus.tableofcontents import SimpleIndex, TableOfContents

    from briefbook.resources import resource_path

    for name in FACES:
        pdfmetrics.registerFont(TTFont(name, resource_path("fonts", f"{name}.ttf")))
    pdfmetrics.registerFontFamily(FACES[0], FACES[0], FACES[1], FACES[2], FACES[1])
    body = ParagraphStyle("body", fontName=FACES[0], fontSize=11, leading=15, spaceAfter=7)
    spoken = ParagraphStyle("spoken", body, fontSize=12.5, leading=17)
    small = ParagraphStyle("small", body, fontSize=9.75, leading=14)
    head = ParagraphStyle("head", body, fontSize=22, leading=27)

    class Document(BaseDocTemplate):
        pages = 0

        def afterFlowable(self, flowable: object) -> None:
            if isinstance(flowable, Flowed) and flowable.style is head:
                self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))

        def afterPage(self) -> None:
            Document.pages = self.page

    document = Document(io.BytesIO())
    frame = Frame(76, 64, 462, 705, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("page", [frame], onPage=_draw_furniture)])
    story: list[object] = [TableOfContents()]
    index = SimpleIndex(dot=" . ", headers=False)
    for part in book.parts[1:-1]:
        story.append(PageBreak())
        for block in part.blocks:
            story += flow_block(block, part.anchor, Styles(head, body, spoken, small))
    story += [PageBreak(), index]
    document.multiBuild(story, canvasmaker=index.getCanvasMaker())
    return Document.pages


@dataclass(frozen=True)
class Styles:
    """Platypus styles."""

    head: Any
    body: Any
    spoken: Any
    small: Any


def flow_block(block: Block, anchor: str, styles: Styles) -> list[Any]:
    """A block as Platypus's flowables."""
    from reportlab.platypus import Paragraph as Flowed
    from reportlab.platypus import Table as Drawn

    match block:
        case Heading(level=1, line=line):
            return [Flowed(f'<a name="{anchor}"/>{_mark_up(line)}', styles.head)]
        case Heading(line=line):
            return [Flowed(_mark_up(line), styles.body)]
        case Paragraph(line=line):
            named = "".join(f'<index item="{word}"/>' for word in sorted(INDEXED & words_of(block)))
            return [Flowed(named + _mark_up(line), styles.body)]
        case Point(body=paragraphs):
            return [Flowed(_mark_up(each.line), styles.spoken) for each in paragraphs if isinstance(each, Paragraph)]
        case Table(columns=columns, rows=rows):
            cells = [[Flowed(column.head, styles.small) for column in columns]]
            cells += [[Flowed(_mark_up(cell.lines[0]), styles.small) for cell in row] for row in rows]
            return [Drawn(cells, colWidths=[92] * len(columns), repeatRows=1)]
        case ItemList(items=items):
            return [Flowed(_mark_up(item.line), styles.body, bulletText="•") for item in items]
        case _:
            return []


def _mark_up(line: Line) -> str:
    """The words with a font for each script, as Platypus wants it."""
    return "".join(_mark_up_inline(each) for each in line)


def _mark_up_inline(inline: Span | NoteMark) -> str:
    if isinstance(inline, NoteMark):
        return f"<super>{inline.number}</super>"
    words = inline.text.replace(HINDI, f'<font face="NotoSerifDevanagari-Regular">{HINDI}</font>')
    words = words.replace(JAPANESE, f'<font face="NotoSerifJP-Regular">{JAPANESE}</font>')
    tag = {SpanStyle.BOLD: "b", SpanStyle.ITALIC: "i"}.get(inline.style)
    plain = words == inline.text
    if inline.target:
        return f'<a href="#{inline.target}">{words}</a>'
    return f"<{tag}>{words}</{tag}>" if tag and plain else words


def _draw_furniture(canvas: object, document: object) -> None:
    canvas.setFont("SourceSerif4-Regular", 8.5)  # type: ignore[attr-defined]
    canvas.drawString(76, 38, "Draft")  # type: ignore[attr-defined]
    canvas.drawRightString(538, 38, f"Page {document.page}")  # type: ignore[attr-defined]
