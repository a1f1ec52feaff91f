"""A hard library: 25 briefs and 60 people, every kind of record marked in every way, each text a word of its own.

Five levels, two caveats, one that forbids release, release lists and TLP labels. `words` tells by which markings each
word is held back: whoever may not see one of them may not see the word.
"""

import base64
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import event

from briefbook.edits.book import change_book, create_book
from briefbook.edits.brief import create_brief, mark_brief
from briefbook.edits.citation import add_conflict, cite_source, resolve_conflict
from briefbook.edits.clearance import clear_text, send_for_clearance
from briefbook.edits.commitment import add_owner, change_commitment_wording, set_due_date, set_status
from briefbook.edits.entity import change_entity, create_entity, describe_entity, mark_entity
from briefbook.edits.event import set_dialogue_date
from briefbook.edits.issue import add_issue, mark_issue
from briefbook.edits.library import create_library
from briefbook.edits.membership import add_membership, change_membership
from briefbook.edits.name import add_name, change_name
from briefbook.edits.objective import add_objective, mark_objective
from briefbook.edits.participation import add_participant
from briefbook.edits.party import set_mechanism_chairs, set_visit_places
from briefbook.edits.photo import develop_photo, set_photo
from briefbook.edits.point import add_point, change_point, change_point_fallback, change_point_text
from briefbook.edits.programme import add_programme_item, change_programme_item, set_programme_date
from briefbook.edits.section import change_section, mark_section
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import Block, BlockKind, RichText, Run
from briefbook.values.kind import CaveatKind, CommitmentStatus, EntityKind, Role, SectionKind, Side, Stance
from briefbook.values.marking import Caveat, Level, Scheme
from briefbook.values.place import Place

BRIEFS, PEOPLE, POSTS, SOURCES, ISSUES, POINTS = 25, 60, 20, 12, 2, 4
NEVER_MS = 3_600_000
LEVELS = tuple(
    Level(code, code, code[0], "#884422", rank, needs_release=rank > 0)
    for rank, code in enumerate(["OPEN", "DESK", "VAULT", "TOWER", "CROWN"])
)
CAVEATS = (
    Caveat("EYES", "Eyes only", CaveatKind.RESTRICTIVE, "EY"),
    Caveat("CODE", "Code word"),
    Caveat("OURS", "Ours alone", CaveatKind.NO_RELEASE, "OU"),
)
SCHEME = Scheme("ruritania", "Ruritania", portion_marks_required=False, levels=LEVELS, caveats=CAVEATS)
TAILS = ("", "//REL RUR,ZEN", "//EYES", "//OURS", "//REL RUR", "//CODE,EYES//REL RUR,STR,ZEN", "//TLP:AMBER")
MARKINGS = [f"ruritania:{level.code}{tail}" for tail in TAILS for level in LEVELS]
LOW = "ruritania:OPEN"
PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class HardLibrary:
    """Writes the library to a path; the same call gives the same words."""

    def __init__(self, path: Path) -> None:
        create_library(path, "Hard", scheme=SCHEME)
        self.session = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
        self.words: dict[str, frozenset[str]] = {}
        self._markings: Iterator[str] = itertools.cycle(MARKINGS)
        self._numbers = itertools.count(1)

    def build(self) -> dict[str, frozenset[str]]:
        kept: list[object] = []
        with self.session.change("Build") as db:
            # Rows that nobody holds are read anew whenever they are asked for: of a minute ten seconds.
            for loaded in ("loaded_as_persistent", "pending_to_persistent"):
                event.listen(db, loaded, lambda _, row: kept.append(row))
            self.visit = self.entity(EntityKind.VISIT, LOW)
            self.places = [self.entity(EntityKind.PLACE, LOW)]
            set_visit_places(self.session, self.visit, self.places)
            self.posts = [self.entity(EntityKind.POST) for _ in range(POSTS)]
            self.sources = [self.source() for _ in range(SOURCES)]
            self.people = [self.person(number) for number in range(PEOPLE)]
            book = create_book(self.session, self.visit, self.word(LOW))
            change_book(self.session, book, title_marking=LOW)
            for number in range(BRIEFS):
                self.brief(number)
            self.section(Place("visit", self.visit), SectionKind.SCENE_SETTER)
        self.session.save()
        self.session.close()
        return self.words

    def word(self, *markings: str) -> str:
        """A new word that is held back by each of these markings."""
        word = f"Q{next(self._numbers)}q"
        self.words[word] = frozenset(markings)
        return word

    def text(self, marking: str) -> RichText:
        """Paragraphs, an item and a table of a record so marked, some with markings of their own."""
        own = next(self._markings)
        table = tuple(tuple((Run(self.word(marking)),) for _ in range(2)) for _ in range(2))
        return RichText(
            (
                Block((Run(self.word(marking)),)),
                Block((Run(self.word(own)),), marking=own),
                Block((Run(self.word(marking)),), BlockKind.BULLET),
                Block(kind=BlockKind.TABLE, rows=table),
            )
        )

    def entity(self, kind: EntityKind, marking: str | None = None, **details: Any) -> int:
        """An entity with two names and a description, marked."""
        marking = marking or next(self._markings)
        key = create_entity(self.session, kind, self.word(marking), lang="en")
        short = add_name(self.session, key, self.word(marking), lang="ru")
        change_name(self.session, short, say=self.word(marking), address=self.word(marking))
        describe_entity(self.session, key, self.text(marking))
        mark_entity(self.session, key, marking)
        if details:
            change_entity(self.session, key, **details)
        return key

    def marking_of(self, entity_id: int) -> str:
        found = self.session.file.connection.execute("SELECT marking FROM entity WHERE id = ?", (entity_id,))
        return str(found.fetchone()[0])

    def source(self) -> int:
        marking = next(self._markings)
        note, publisher = self.word(marking), self.word(marking)
        return self.entity(EntityKind.SOURCE, marking, csl=f'{{"publisher":"{publisher}","note":"{note}"}}')

    def person(self, number: int) -> int:
        key = self.entity(EntityKind.PERSON)
        post = self.posts[number % POSTS]
        membership = add_membership(self.session, key, post_id=post)
        label = self.word(self.marking_of(key), self.marking_of(post))
        change_membership(self.session, membership, label=label, from_edtf="2020", to_edtf="..")
        if number % 3 == 0:
            set_photo(self.session, key, develop_photo(PHOTO))
        return key

    def brief(self, number: int) -> None:
        mechanism_marking = next(self._markings)
        status, cadence = self.word(mechanism_marking), self.word(mechanism_marking)
        mechanism = self.entity(EntityKind.MECHANISM, mechanism_marking, status=status, cadence=cadence)
        set_mechanism_chairs(self.session, mechanism, self.posts[number % POSTS : number % POSTS + 1])
        subject_marking = LOW if number % 5 else next(self._markings)
        subject = self.entity(EntityKind.DIALOGUE, subject_marking, mechanism_id=mechanism, visit_id=self.visit)
        set_dialogue_date(self.session, subject, self.word(subject_marking), edtf="")
        for at in range(4):
            person = self.people[(number * 4 + at) % PEOPLE]
            role = Role.CHAIR if at == 0 else Role.MEMBER
            add_participant(self.session, subject, person, side=Side.THEIRS, role=role)
        brief = create_brief(self.session, self.visit, subject, self.word(subject_marking, LOW))
        mark_brief(self.session, brief, LOW)
        for kind in (SectionKind.BACKGROUND, SectionKind.PRESS_LINE, SectionKind.OUTCOMES):
            self.section(Place("brief", brief), kind, subject_marking)
        for side in Side:
            marking = next(self._markings)
            objective = add_objective(self.session, brief, side, self.text(marking))
            mark_objective(self.session, objective, marking)
            self.clear(Place("objective", objective), marking)
        for _ in range(ISSUES):
            issue = add_issue(self.session, brief, self.word(subject_marking, LOW))
            mark_issue(self.session, issue, LOW)
            for at in range(POINTS):
                self.point(issue, at, self.commitment(subject))
        self.programme_item(subject)

    def section(self, owner: Place, kind: SectionKind, above: str = LOW) -> None:
        marking = next(self._markings)
        section = change_section(self.session, owner, kind, self.text(marking))
        mark_section(self.session, owner, kind, marking)
        self.cite(Place("section", section), marking, above)
        self.clear(Place("section", section), marking)

    def clear(self, text: Place, marking: str) -> None:
        """The last step of a text so marked, by an office and a person that none else names."""
        step = clear_text if text.id % 3 else send_for_clearance
        step(self.session, [text], office=self.word(marking), person=self.word(marking))

    def cite(self, owner: Place, *markings: str) -> None:
        """Two sources that disagree about a record so marked."""
        cited = []
        for source in (self.sources[len(self.words) % SOURCES], self.sources[(len(self.words) + 5) % SOURCES]):
            held = (*markings, self.marking_of(source))
            locator, claim = self.word(*held), self.word(*held)
            cited.append((cite_source(self.session, owner, source, claim=claim, locator=locator), held))
        (one, held), (other, also) = cited
        if one != other:
            conflict = add_conflict(self.session, one, other, self.word(*held, *also))
            resolve_conflict(self.session, conflict, self.word(*held, *also))

    def point(self, issue: int, at: int, commitment: int) -> None:
        point = add_point(self.session, issue, (Stance.RAISE, Stance.IF_RAISED, Stance.AVOID, Stance.RAISE)[at])
        marking = next(self._markings)
        change_point(self.session, point, title=self.word(marking), trigger=self.word(marking))
        change_point(self.session, point, speaker_id=self.people[at], commitment_id=commitment)
        change_point_text(self.session, point, self.text(marking))
        change_point_fallback(self.session, point, self.text(marking))
        change_point(self.session, point, marking=marking)
        self.cite(Place("point", point), marking)
        self.clear(Place("point", point), marking)

    def commitment(self, subject: int) -> int:
        marking = next(self._markings)
        number, verb = self.word(marking), self.word(marking)
        key = self.entity(EntityKind.COMMITMENT, marking, number=number, verb=verb, subject_id=subject)
        change_commitment_wording(self.session, key, self.text(marking))
        set_due_date(self.session, key, self.word(marking), edtf="")
        add_owner(self.session, key, self.posts[key % POSTS])
        set_status(self.session, key, CommitmentStatus.AGREED, note=self.word(marking))
        self.cite(Place("entity", key), marking)
        return key

    def programme_item(self, dialogue: int) -> None:
        marking = next(self._markings)
        item = add_programme_item(self.session, self.visit, self.word(marking))
        set_programme_date(self.session, item, self.word(marking), edtf="")
        fields = {"note": self.word(marking), "interpreter": self.word(marking), "lead_id": self.people[item % PEOPLE]}
        for field, value in fields.items():
            change_programme_item(self.session, item, **{field: value})
        change_programme_item(self.session, item, dialogue_id=dialogue, place_id=self.places[0])
        change_programme_item(self.session, item, marking=marking)
