"""Values of enumerations in the words and the language of the window."""

from PySide6.QtCore import QCoreApplication

from briefbook.values.kind import VisitDirection

_DIRECTIONS = {VisitDirection.INCOMING: "They come to us", VisitDirection.OUTGOING: "We go to them"}


def describe_term(term: str) -> str:
    """A value within a sentence: `foreign_ministers` as “foreign ministers”."""
    return QCoreApplication.translate("Term", term.replace("_", " "))


def title_term(term: str) -> str:
    """A value that stands alone: `foreign_ministers` as “Foreign ministers”."""
    return QCoreApplication.translate("Term", term.replace("_", " ").capitalize())


def describe_direction(direction: VisitDirection) -> str:
    """Which way a visit goes."""
    return QCoreApplication.translate("Term", _DIRECTIONS[direction])
