"""What the cards of talking points say beside their own words: markings, books without them, what was taken over."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from briefbook.book.point_number import NO_NUMBERS, Numbering
from briefbook.store.brief_read import PointRead
from briefbook.store.marking_read import demands_marks, describe_marking
from briefbook.store.omission_read import list_omitting_books
from briefbook.store.scheme_read import read_standing
from briefbook.ui.brief.card_delegate import ALERT
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class Notes:
    """What is known of all cards of a brief.

    `marks` are all markings as a sign and words, which are shown where `shows_marks`. `books` are the titles of those
    that leave a place out, `taken_over` the points that got the marking of the one before, `numbering` is the chosen
    book's.
    """

    words_per_minute: int
    marks: Mapping[str | None, tuple[str, str]] = field(default_factory=dict)
    shows_marks: bool = False
    books: Mapping[Place, Sequence[str]] = field(default_factory=dict)
    taken_over: Collection[int] = ()
    numbering: Numbering = NO_NUMBERS

    def describe_omission(self, place: Place) -> str:
        """In which books a place is not, or nothing."""
        titles = self.books.get(place)
        return QCoreApplication.translate("PointRows", "not in {}").format(", ".join(titles)) if titles else ""

    def describe_mark(self, point: PointRead) -> tuple[str, str]:
        """A sign and the marking of a point in words, which are empty where it has not to be told."""
        note = self.describe_taken_over(point)
        sign, words = self.marks.get(point.marking, ("", "")) if self.shows_marks or note else ("", "")
        return sign, f"{words} · {note}" if words and note else words

    def describe_taken_over(self, point: PointRead) -> str:
        """That a point got the marking of the one before it, or nothing."""
        return QCoreApplication.translate("PointRows", "as the one before") if point.id in self.taken_over else ""


class PointNotes:
    """Knows which points of a brief took over a marking as they were added, until a person sees to that."""

    def __init__(self, workspace: Workspace, brief_id: int) -> None:
        self._workspace = workspace
        self._brief_id = brief_id
        self._taken_over: dict[int, str] = {}

    def take_over(self, point: PointRead) -> bool:
        """Whether a point that has just been added got a marking from the one before."""
        if point.marking:
            self._taken_over[point.id] = point.marking
        return bool(point.marking)

    def see_to(self, point_id: int) -> bool:
        """Whether that was still to be said of a point, whose marking a person sees to now."""
        return self._taken_over.pop(point_id, None) is not None

    def gather(self, points: Sequence[PointRead]) -> Notes:
        """The notes on these points.

        Of markings nothing is told where all are alike and can be compared, for the head of the brief says how.
        """
        file = self._workspace.session.file
        used = {point.marking for point in points}
        kept = {point.id for point in points if self._taken_over.get(point.id) == point.marking}
        self._taken_over = {key: marking for key, marking in self._taken_over.items() if key in kept}
        demanded = file.look(demands_marks, self._brief_id)
        unmarked = QCoreApplication.translate("PointRows", "Not marked") if demanded else ""
        alien = {each for each in used if each and not file.look(read_standing, each).is_comparable}
        words = {each: file.look(describe_marking, each) or unmarked for each in used}
        return Notes(
            words_per_minute=self._workspace.settings.spoken_words_per_minute,
            marks={each: (ALERT if each in alien else "shield", said) for each, said in words.items()},
            shows_marks=len(used) > 1 or bool(alien) or (demanded and None in used),
            books=file.look(list_omitting_books, self._brief_id),
            taken_over=tuple(self._taken_over),
            numbering=self._workspace.numbers.numbering,
        )
