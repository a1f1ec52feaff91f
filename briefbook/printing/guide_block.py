"""Markdown of the guide as blocks of a book; what the guide does not use is refused."""

from collections.abc import Callable, Iterable, Iterator

from markdown_it.tree import SyntaxTreeNode

from briefbook.book.block import (
    Block,
    Cell,
    Column,
    Heading,
    ItemList,
    Line,
    ListItem,
    Paragraph,
    Picture,
    Span,
    SpanStyle,
    Table,
)
from briefbook.text.guide import find_chapter_key
from briefbook.text.markdown_tree import find_picture, parse_markdown, plain_words

LoadPicture = Callable[[str], bytes]
STYLES = {"strong": SpanStyle.BOLD, "em": SpanStyle.ITALIC, "code_inline": SpanStyle.BOLD}
LISTS = {"bullet_list", "ordered_list"}
LABEL_SHARE = 0.34


def compile_blocks(source: str, key: str, load_picture: LoadPicture) -> list[Block]:
    """A chapter's Markdown as blocks; headings get anchors under the chapter's key; raises ValueError."""
    blocks: list[Block] = []
    for node in parse_markdown(source):
        picture = find_picture(node)
        if picture is not None:
            blocks.append(Picture(load_picture(str(picture.attrs["src"])), picture.content))
        elif node.type == "heading":
            blocks.append(Heading(2, compile_line(node.children[0]), f"{key}-{len(blocks)}"))
        elif node.type == "paragraph":
            blocks.append(Paragraph(compile_line(node.children[0])))
        elif node.type in LISTS:
            blocks.append(ItemList(tuple(list_items(node, 1))))
        elif node.type == "table":
            blocks.append(compile_table(node))
        else:
            raise ValueError(f"The guide has no {node.type}.")
    return blocks


def list_items(node: SyntaxTreeNode, level: int) -> Iterator[ListItem]:
    """The items of a list, each followed by those of a list inside it."""
    numbered = node.type == "ordered_list"
    for number, item in enumerate(node.children, start=1):
        head, *inner = item.children
        yield ListItem(compile_line(head.children[0]), f"{number}." if numbered else "", level)
        for each in inner:
            yield from list_items(each, level + 1)


def compile_table(node: SyntaxTreeNode) -> Table:
    """A table whose first column is narrower than the others together and heads each row."""
    head, body = node.children
    titles = [plain_words(cell) for cell in head.children[0].children]
    rest = (1 - LABEL_SHARE) / (len(titles) - 1)
    columns = tuple(Column(title, rest if at else LABEL_SHARE) for at, title in enumerate(titles))
    rows = tuple(tuple(Cell((compile_line(cell.children[0]),)) for cell in row.children) for row in body.children)
    return Table(columns, rows, ", ".join(titles))


def compile_line(node: SyntaxTreeNode) -> Line:
    """The words of a block as spans."""
    return tuple(iterate_spans(node.children, SpanStyle.PLAIN, None))


def iterate_spans(nodes: Iterable[SyntaxTreeNode], style: SpanStyle, target: str | None) -> Iterator[Span]:
    """Words in their style; a link leads to another chapter."""
    for node in nodes:
        if node.type in {"softbreak", "hardbreak"}:
            yield Span(" ", style, target)
        elif node.type == "link":
            yield from iterate_spans(node.children, style, find_chapter_key(str(node.attrs["href"])))
        elif node.children:
            yield from iterate_spans(node.children, STYLES[node.type], target)
        else:
            yield Span(node.content, STYLES.get(node.type, style), target)
