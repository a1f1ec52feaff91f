"""The head of a biography: photo, name, names in other scripts, post, how to say the name."""

from dataclasses import replace

from briefbook.book.block import Line, Portrait
from briefbook.pdf.draft import Draft, plain, text_of
from briefbook.pdf.image import Image, ImageError, load_image
from briefbook.pdf.layout.apart import set_fields_apart
from briefbook.pdf.strip import Fault, FaultKind, Laid, Mark, PictureMark, Strip
from briefbook.pdf.syntax import hex_string
from briefbook.pdf.theme import TextStyle

EYEBROW_GAP_PT = 5.0
BEFORE_PT, AFTER_PT = 32.5, 9.0


def lay_portrait(draft: Draft, block: Portrait) -> Laid:
    """The photo at the left of the words; without one the words have the whole width."""
    space, head, styles = draft.theme.space, draft.theme.head, draft.theme.text
    image = find_image(draft, block)
    marks: list[Mark] = []
    left_pt = height_pt = eyebrow_pt = 0.0
    if block.eyebrow:
        eyebrow = draft.set(plain(block.eyebrow), styles.eyebrow)
        marks += draft.set_marks(draft.element("P"), eyebrow, 0.0, 0.0)
        eyebrow_pt = eyebrow.height_pt + EYEBROW_GAP_PT
    if image is not None:
        picture = _picture(draft, block, image, eyebrow_pt)
        marks.append(picture)
        left_pt, height_pt = space.photo_width_pt + space.photo_gap_pt, eyebrow_pt + picture.height_pt
    lines: list[tuple[str, Line, TextStyle, float]] = [("H1", block.name, head.portrait_name, 0.0)]
    if block.other_names:
        lines.append(("P", block.other_names, styles.portrait_other, 2.0))
    for at, line in enumerate(block.details):
        lines.append(("P", line, styles.portrait_post if at == 0 else styles.portrait_detail, 2.0 if at == 0 else 0.5))
    top_pt = eyebrow_pt - (2.0 if image is not None else 0.0)
    for tag, line, style, before_pt in lines:
        text = draft.set(set_fields_apart(line, draft.level), style, draft.measure_pt - left_pt)
        top_pt += before_pt
        marks += draft.set_marks(draft.element(tag), text, left_pt, top_pt)
        top_pt += text.height_pt
    draft.strips.append(Strip(max(height_pt, top_pt), tuple(marks)))
    return replace(draft.finish_head(block.anchor), before_pt=BEFORE_PT, after_pt=AFTER_PT, new_page=True)


def find_image(draft: Draft, block: Portrait) -> Image | None:
    """The photo; None without one, or when it cannot be read, which is then a finding."""
    if block.photo is None:
        return None
    try:
        return load_image(block.photo)
    except ImageError as error:
        draft.faults.append(Fault(FaultKind.UNREADABLE_PHOTO, str(error), text_of(block.name)))
        return None


def _picture(draft: Draft, block: Portrait, image: Image, top_pt: float) -> PictureMark:
    """The photo as large as its place allows, with its text for those who do not see it."""
    space = draft.theme.space
    scale = min(space.photo_width_pt / image.width_px, space.photo_height_pt / image.height_px)
    width_pt, height_pt = image.width_px * scale, image.height_px * scale
    name = block.photo_text or draft.wording.photo_of.format(name=text_of(block.name))
    layout = b"/A<</O/Layout/Placement/Block/Width %.2f/Height %.2f>>" % (width_pt, height_pt)
    element = draft.element("Figure", attributes=b"/Alt" + hex_string(name) + layout)
    return PictureMark(element, 0.0, top_pt, width_pt, height_pt, image)
