"""What of a content is printed, and the numbers that its points have there."""

from briefbook.book.ceiling import apply_ceiling
from briefbook.book.content import Content
from briefbook.book.gauge import Gauge
from briefbook.book.point_number import Numbering, number_content
from briefbook.book.selection import drop_unwritten, select_content


def cut_content(selected: Content, gauge: Gauge) -> tuple[Content, Content]:
    """A content without what nobody has written, before and after the ceiling, which may leave an answer no words."""
    written = drop_unwritten(selected)
    return written, drop_unwritten(apply_ceiling(written, gauge))


def compile_numbering(content: Content) -> Numbering:
    """The numbers that a book of this content prints; of the visit and the entities only the markings count."""
    return number_content(*cut_content(select_content(content), Gauge(content.library)))
