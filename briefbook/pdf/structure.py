"""The structure tree: what a screen reader reads, in reading order (ISO 32000-1, 14.7; ISO 14289-1)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefbook.pdf.canvas import BookCanvas, Reference
from briefbook.pdf.compact_document import RawObject
from briefbook.pdf.content_stream import Owner
from briefbook.pdf.strip import Element, Laid

DEEPEST_HEADING = 6


@dataclass(slots=True, eq=False)
class Node:
    """A structure element on its way into the file."""

    tag: str
    parent: "Node | None"
    attributes: bytes
    reference: Reference
    place: RawObject
    kids: list[bytes] = field(default_factory=list)
    page: Reference | None = None


class StructureTree:
    """Grows as pages are written, in reading order; each part of the book is a section."""

    def __init__(self, canvas: BookCanvas) -> None:
        self.canvas = canvas
        self.nodes: list[Node] = []
        self.root, self.root_place = canvas.reserve()
        self.document = self._add("Document", None)
        self.section = self.document
        self.blocks: dict[int, list[Node]] = {}
        self.last_root: tuple[str, Node] | None = None
        self.last_level = 0
        self.parents: list[bytes] = []

    def _add(self, tag: str, parent: Node | None, attributes: bytes = b"") -> Node:
        reference, place = self.canvas.reserve()
        node = Node(tag, parent, attributes, reference, place)
        self.nodes.append(node)
        if parent is not None:
            parent.kids.append(reference)
        return node

    def begin_part(self) -> None:
        """A new section for the next part of the book."""
        self.section = self._add("Sect", self.document)
        self.blocks = {}
        self.last_root = None

    def open_block(self, number: int, laid: Laid) -> None:
        """Make the elements of a block of the part, unless they are there already from the page before."""
        if number in self.blocks:
            return
        nodes: list[Node] = []
        for element in laid.elements:
            parent = self.section if element.parent is None else nodes[element.parent]
            joined = self._joined(element) if element.parent is None else None
            nodes.append(joined or self._add(self._tag(element.tag), parent, element.attributes))
            if element.parent is None:
                self.last_root = (element.join, nodes[-1])
        self.blocks[number] = nodes

    def _joined(self, element: Element) -> Node | None:
        """The root of the block before, when this one goes on with it."""
        if element.join and self.last_root and self.last_root[0] == element.join:
            return self.last_root[1]
        return None

    def _tag(self, tag: str) -> str:
        """The tag; a heading is at most one level below the heading before it."""
        if len(tag) != 2 or tag[0] != "H":
            return tag
        self.last_level = min(int(tag[1]), self.last_level + 1, DEEPEST_HEADING)
        return f"H{self.last_level}"

    def add_page(self, page: Reference, owners: Sequence[Owner]) -> dict[Owner, Node]:
        """Hang the marked content of a page into the tree; gives the node of each owner, links included."""
        seen: dict[Owner, Node] = {}
        for number, owner in enumerate(owners):
            node = seen.get(owner)
            if node is None:
                node = seen[owner] = self._node_of(owner)
            if node.page is None:
                node.page = page
            same = node.page == page
            node.kids.append(b"%d" % number if same else b"<</Type/MCR/Pg %s/MCID %d>>" % (page, number))
        self.parents.append(b"[%s]" % b" ".join(seen[owner].reference for owner in owners))
        return seen

    def _node_of(self, owner: Owner) -> Node:
        node = self.blocks[owner.block][owner.element]
        return node if owner.link < 0 else self._add("Link", node)

    def add_annotation(self, node: Node, annotation: Reference, page: Reference) -> int:
        """Hang an annotation into the tree; gives its key in the parent tree."""
        node.kids.append(b"<</Type/OBJR/Obj %s/Pg %s>>" % (annotation, page))
        self.parents.append(node.reference)
        return len(self.parents) - 1

    @property
    def next_key(self) -> int:
        """The key that the next page or annotation gets in the parent tree."""
        return len(self.parents)

    def finish(self) -> Reference:
        """Write the tree."""
        for node in self.nodes:
            parent = node.parent.reference if node.parent else self.root
            page = b"/Pg " + node.page if node.page else b""
            kids = b" ".join(node.kids)
            head = b"<</Type/StructElem/S/%s/P %s%s%s" % (node.tag.encode(), parent, page, node.attributes)
            node.place.body = b"%s/K[%s]>>" % (head, kids)
        numbers = b" ".join(b"%d %s" % (key, value) for key, value in enumerate(self.parents))
        parent_tree = self.canvas.add(b"<</Nums[%s]>>" % numbers)
        self.root_place.body = b"<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d>>" % (
            self.document.reference,
            parent_tree,
            len(self.parents),
        )
        return self.root
