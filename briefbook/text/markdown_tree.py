"""Markdown as a tree, for the guide's window and its pages alike."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

SEPARATE = {"softbreak", "hardbreak", "list_item", "th", "td"}


def build_parser() -> MarkdownIt:
    """CommonMark with tables, in which HTML is plain text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def parse_markdown(source: str) -> tuple[SyntaxTreeNode, ...]:
    """The blocks of a text in order."""
    return tuple(SyntaxTreeNode(build_parser().parse(source)).children)


def find_picture(block: SyntaxTreeNode) -> SyntaxTreeNode | None:
    """The picture that is all a paragraph holds, else None."""
    children = block.children[0].children if block.type == "paragraph" else []
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def plain_words(node: SyntaxTreeNode) -> str:
    """The words of a node without their marks."""
    return "".join(_iterate_words(node.walk())).strip()


def _iterate_words(nodes: Iterator[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        if node.type in SEPARATE:
            yield " "
        elif not node.children:
            yield node.content


def plain_text(source: str) -> str:
    """All words of a text without their marks, a line for each block."""
    return "\n".join(plain_words(block) for block in parse_markdown(source))
