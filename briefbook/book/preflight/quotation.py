"""How a finding names a record: in quotation marks, cut short."""

from briefbook.book.content import PointContent

LONGEST = 48


def quote(words: str) -> str:
    """The words in quotation marks, cut at a space when they are long."""
    flat = " ".join(words.split())
    if len(flat) > LONGEST:
        flat = flat[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
    return f"“{flat}”"


def quote_point(point: PointContent) -> str:
    """A talking point by its title, else its first words."""
    return quote(point.title or point.text.text or point.trigger)
