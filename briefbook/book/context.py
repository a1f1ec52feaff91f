"""Context: what every part of one compilation shares."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from briefbook.book.block import NoteMark
from briefbook.book.content import CitationContent, Content
from briefbook.book.directory import Directory
from briefbook.book.gauge import Gauge
from briefbook.book.phrase import local_moment
from briefbook.book.point_number import Numbering
from briefbook.book.reach import Reach
from briefbook.text.mention import MentionIndex
from briefbook.values.kind import CitationKind
from briefbook.values.place import Place

NoteKey = tuple[int, str, int | None, str, CitationKind]


def note_anchor(number: int) -> str:
    """The anchor of a numbered note."""
    return f"note-{number}"


@dataclass(slots=True)
class NoteRegister:
    """Numbers sources in the order in which the book cites them; one number for all that reads the same.

    `asked` are the citations in the order in which parts asked for their numbers, each as often as it was asked for.
    """

    enabled: bool
    citations: dict[NoteKey, CitationContent] = field(default_factory=dict)
    numbers: dict[NoteKey, int] = field(default_factory=dict)
    cited_ids: set[int] = field(default_factory=set)
    asked: list[CitationContent] = field(default_factory=list)

    def number(self, citation: CitationContent) -> int:
        """The number of a citation's note, a new one when its like was not cited yet."""
        said_on = citation.said_on.text if citation.said_on else ""
        key = (citation.source_id, citation.locator, citation.speaker_id, said_on, citation.kind)
        self.citations.setdefault(key, citation)
        self.cited_ids.add(citation.id)
        self.asked.append(citation)
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def mark(self, citation: CitationContent) -> NoteMark | None:
        """The raised number of a citation, or nothing in a book without its sources."""
        if not self.enabled:
            return None
        number = self.number(citation)
        return NoteMark(number, note_anchor(number))


@dataclass(frozen=True, slots=True)
class Context:
    """The content left to print, look-ups over it, and the moment that the book is compiled as of.

    `zone` is the IANA name of the visit's time zone, empty when it is not known.
    """

    content: Content
    directory: Directory
    reach: Reach
    gauge: Gauge
    mentions: MentionIndex
    as_of: datetime
    zone: str
    notes: NoteRegister
    numbering: Numbering
    anchor_of: dict[int, str]
    person_ids: tuple[int, ...]

    @property
    def tab_of_brief(self) -> Mapping[int, str]:
        """The label of each brief's tab."""
        return self.numbering.tabs

    @property
    def today(self) -> date:
        """The day of `as_of` where the visit is."""
        return local_moment(self.as_of, self.zone).date()

    def marks_of(self, owner: Place) -> tuple[NoteMark, ...]:
        """The note marks of a record's citations, each number once and in order."""
        marks = [self.notes.mark(each) for each in self.directory.citations_of.get(owner, [])]
        return tuple(sorted({mark for mark in marks if mark}, key=lambda mark: mark.number))

    def brief_of(self, entity_id: int | None) -> int | None:
        """The brief on an entity: on itself, else on the mechanism whose round it is or on its newest round."""
        by_subject = self.reach.briefs
        if entity_id is not None and entity_id in by_subject:
            return by_subject[entity_id]
        dialogue = self.directory.dialogues.get(entity_id or 0)
        if dialogue is not None and dialogue.mechanism_id is not None and dialogue.mechanism_id in by_subject:
            return by_subject[dialogue.mechanism_id]
        rounds = self.directory.rounds(entity_id) if entity_id in self.directory.mechanisms else []
        return next((by_subject[each.id] for each in reversed(rounds) if each.id in by_subject), None)
