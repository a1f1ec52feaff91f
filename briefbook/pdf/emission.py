"""Painted pages become a file: fonts, images, links, structure, bookmarks and page labels."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefbook.book.book import Book
from briefbook.courtesy import give_way
from briefbook.pdf.canvas import BookCanvas, Reference
from briefbook.pdf.content_stream import Owner
from briefbook.pdf.flow import Placed
from briefbook.pdf.font_embedding import FontProgram, FontUse, embed_font, gather_fonts
from briefbook.pdf.image import Image
from briefbook.pdf.metadata import Metadata, write_metadata
from briefbook.pdf.outline import OutlineWriter, destination, gather_bookmarks
from briefbook.pdf.page import Target
from briefbook.pdf.painting import LinkArea, PaintedPage
from briefbook.pdf.strip import Laid
from briefbook.pdf.structure import Node, StructureTree
from briefbook.pdf.syntax import hex_string
from briefbook.pdf.wording import Wording
from briefbook.values.kind import Profile


@dataclass(frozen=True, slots=True)
class EmittedPage:
    """A painted page with what is needed to hang it into the structure: its strips and the blocks of its part."""

    painted: PaintedPage
    placed: tuple[Placed, ...]
    blocks: Sequence[Laid] = ()
    begins_part: bool = False


@dataclass(slots=True)
class Emission:
    """Writes one book."""

    book: Book
    wording: Wording
    size_pt: tuple[float, float]
    anchors: Mapping[str, Target]
    subset: Callable[[FontUse], FontProgram]

    def emit(self, pages: Sequence[EmittedPage], profile: Profile) -> bytes:
        """The file as reportlab writes it."""
        canvas = BookCanvas()
        resources, resources_place = canvas.reserve()
        sheets = [canvas.add_page(self.size_pt, resources) for _ in pages]
        references = [reference for reference, _ in sheets]
        tree = StructureTree(canvas)
        links = LinkWriter(canvas, self.wording, self.anchors, references, self.size_pt[1])
        for page, (reference, sheet) in zip(pages, sheets, strict=True):
            give_way()
            if page.begins_part:
                tree.begin_part()
            for placed in page.placed:
                tree.open_block(placed.block, page.blocks[placed.block])
            key = tree.next_key
            nodes = tree.add_page(reference, page.painted.owners)
            annotations = [links.write(area, reference, tree, nodes) for area in page.painted.links]
            contents = canvas.add_stream(b"/Filter/FlateDecode", page.painted.stream)
            sheet.fill(contents, annotations, key)
        fonts = ((use, self.subset(use)) for use in gather_fonts(page.painted.shown for page in pages))
        resources_place.body = write_resources(canvas, pages, fonts)
        catalog = self._catalog(canvas, references)
        catalog += b"/MarkInfo<</Marked true>>/StructTreeRoot " + tree.finish()
        metadata = Metadata(self.book.title, self.book.lang, self.book.as_of)
        return canvas.finish(catalog + write_metadata(canvas, metadata, profile), metadata.info)

    def _catalog(self, canvas: BookCanvas, references: Sequence[Reference]) -> bytes:
        outline = OutlineWriter(canvas, self.anchors, references, self.size_pt[1])
        bookmarks = outline.write(gather_bookmarks(self.book, self.anchors))
        return (
            b"/Lang%s/ViewerPreferences<</DisplayDocTitle true>>" % hex_string(self.book.lang)
            + b"/PageMode/UseOutlines/Outlines %s/PageLabels<</Nums[0<</S/D>>]>>" % bookmarks
        )


def write_resources(
    canvas: BookCanvas, pages: Iterable[EmittedPage], fonts: Iterable[tuple[FontUse, FontProgram]]
) -> bytes:
    """These fonts and the images of pages."""
    written = b"".join(b"/%s %s" % (use.face.key.encode(), embed_font(canvas, use, program)) for use, program in fonts)
    images = dict(image for page in pages for image in page.painted.images)
    pictures = b"".join(b"/%s %s" % (name.encode(), add_image(canvas, image)) for name, image in sorted(images.items()))
    return b"<</Font<<%s>>/XObject<<%s>>>>" % (written, pictures)


@dataclass(slots=True)
class LinkWriter:
    """Writes link annotations (ISO 32000-1, 12.5.6.5) with words for those who cannot see where they lead."""

    canvas: BookCanvas
    wording: Wording
    anchors: Mapping[str, Target]
    pages: Sequence[Reference]
    height_pt: float

    def write(
        self,
        area: LinkArea,
        page: Reference,
        tree: StructureTree,
        nodes: Mapping[Owner, Node],
    ) -> Reference:
        """One link of a page, hung into the structure where there is one."""
        reference, place = self.canvas.reserve()
        left, top, right, bottom = area.box
        action, words = self._action(area)
        parent = b"/StructParent %d" % tree.add_annotation(nodes[area.owner], reference, page)
        place.body = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]" % (
            left,
            self.height_pt - bottom,
            right,
            self.height_pt - top,
        ) + b"/Contents%s%s%s>>" % (hex_string(words), action, parent)
        return reference

    def _action(self, area: LinkArea) -> tuple[bytes, str]:
        """Where a link leads, and its words."""
        if area.address is not None or area.target is None:
            address = area.address or ""
            quoted = address.encode("ascii")
            return b"/A<</S/URI/URI(%s)>>" % quoted, self.wording.link_to_address.format(address=address)
        target = self.anchors[area.target]
        words = self.wording.link_to_page.format(page=target.page + 1)
        return b"/Dest" + destination(self.pages[target.page], self.height_pt - target.y_pt), words


def add_image(canvas: BookCanvas, image: Image) -> Reference:
    """Write a picture."""
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s/Filter/%s" % (
        image.width_px,
        image.height_px,
        image.colour_space.encode(),
        image.filter.encode(),
    )
    return canvas.add_stream(entries, image.data)
