"""A picture by itself, as wide as it is or as the text."""

from briefbook.book.block import Picture
from briefbook.pdf.draft import Draft
from briefbook.pdf.image import Image, ImageError, load_image
from briefbook.pdf.strip import Fault, FaultKind, Laid, PictureMark, RuleMark, Strip
from briefbook.pdf.syntax import hex_string
from briefbook.pdf.theme import HAIRLINE

POINTS_PER_PX = 0.5
TALLEST_SHARE = 0.36
AROUND_PT = 9.0
FRAME_PT = 0.75


def lay_picture(draft: Draft, block: Picture) -> Laid:
    """One strip between two hairlines; a picture that cannot be read is a finding and takes no room."""
    try:
        image = load_image(block.data)
    except ImageError as error:
        draft.faults.append(Fault(FaultKind.UNREADABLE_PHOTO, str(error), block.text))
        return draft.finish(0, 0)
    picture = place_picture(draft, image, block.text)
    rules = [RuleMark(0.0, y_pt, picture.width_pt, FRAME_PT, HAIRLINE) for y_pt in (0.0, picture.height_pt)]
    draft.strips.append(Strip(picture.height_pt, (picture, *rules)))
    return draft.finish(AROUND_PT, AROUND_PT)


def place_picture(draft: Draft, image: Image, text: str) -> PictureMark:
    """The picture at its own size, or smaller where the page is, with its text for those who do not see it."""
    most = min(draft.measure_pt / image.width_px, draft.page_height_pt * TALLEST_SHARE / image.height_px)
    scale = min(POINTS_PER_PX, most)
    width_pt, height_pt = image.width_px * scale, image.height_px * scale
    layout = b"/A<</O/Layout/Placement/Block/Width %.2f/Height %.2f>>" % (width_pt, height_pt)
    element = draft.element("Figure", attributes=b"/Alt" + hex_string(text) + layout)
    return PictureMark(element, 0.0, 0.0, width_pt, height_pt, image)
