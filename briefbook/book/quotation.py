"""How a finding names a record: in quotation marks, cut short."""

from briefbook.book import wording
from briefbook.book.content import PointContent

LONGEST = 48


def quote(words: str) -> str:
    """The words in quotation marks, cut at a space when they are long, without a last full stop."""
    flat = " ".join(words.split()).removesuffix(".")
    if len(flat) > LONGEST:
        flat = flat[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
    return f"“{flat}”"


def quote_point(point: PointContent) -> str:
    """A talking point by its title, else its first words."""
    words = point.title or (point.text.text if point.text else "") or point.trigger
    return quote(words) if words else wording.NAMELESS_POINT
