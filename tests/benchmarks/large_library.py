"""A library of ten visits with ten briefs of fifty points each, and of two thousand people, all of them invented."""

import random
from pathlib import Path

from briefbook.edits.book import create_book
from briefbook.edits.brief import create_brief
from briefbook.edits.citation import cite_source
from briefbook.edits.clearance import clear_text
from briefbook.edits.entity import create_entity
from briefbook.edits.issue import add_issue
from briefbook.edits.library import create_library
from briefbook.edits.membership import add_membership
from briefbook.edits.participation import add_participant
from briefbook.edits.point import add_point, change_point_text, set_point_topics
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

VISITS, BRIEFS, ISSUES, POINTS = 10, 10, 10, 5
PEOPLE, POSTS, TOPICS, SOURCES = 2000, 300, 60, 100
SYLLABLES = "ka ro mi ta ne su lo vi da ra shi ko en bar tol gri zen pol hent zau"
WORDS = "harbour tariff visa corridor ocean energy clean grid students quota railway port climate finance health"
NEVER_MS = 3_600_000


class Builder:
    """Writes the library; the same seed gives the same words."""

    def __init__(self, path: Path, seed: int = 1) -> None:
        create_library(path, "Large")
        self.session = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
        self.random = random.Random(seed)

    def build(self) -> None:
        with self.session.change("Build"):
            self.topics = [self.create(EntityKind.TOPIC) for _ in range(TOPICS)]
            self.sources = [self.create(EntityKind.SOURCE) for _ in range(SOURCES)]
            posts = [self.create(EntityKind.POST) for _ in range(POSTS)]
            self.names = [self.name() for _ in range(PEOPLE)]
            self.people = [create_entity(self.session, EntityKind.PERSON, name) for name in self.names]
            for person_id in self.people:
                add_membership(self.session, person_id, post_id=self.random.choice(posts))
        for _ in range(VISITS):
            with self.session.change("Build"):
                self.build_visit()
        self.session.save()
        self.session.close()

    def build_visit(self) -> None:
        visit_id = self.create(EntityKind.VISIT)
        create_book(self.session, visit_id, "Minister")
        for _ in range(BRIEFS):
            dialogue_id = self.create(EntityKind.DIALOGUE)
            for person_id in self.random.sample(self.people, 8):
                add_participant(self.session, dialogue_id, person_id)
            brief_id = create_brief(self.session, visit_id, dialogue_id)
            for _ in range(ISSUES):
                self.build_issue(brief_id)

    def build_issue(self, brief_id: int) -> None:
        issue_id = add_issue(self.session, brief_id, f"About {self.random.choice(WORDS.split())}")
        for at in range(POINTS):
            point_id = add_point(self.session, issue_id)
            said = " ".join([*self.random.choices(WORDS.split(), k=35), self.random.choice(self.names)])
            change_point_text(self.session, point_id, plain_text(f"{said}."))
            set_point_topics(self.session, point_id, self.random.sample(self.topics, 2))
            cite_source(self.session, Place("point", point_id), self.random.choice(self.sources))
            if at % 2:
                clear_text(self.session, [Place("point", point_id)], office="Desk")

    def create(self, kind: EntityKind) -> int:
        return create_entity(self.session, kind, self.name())

    def name(self) -> str:
        return " ".join("".join(self.random.choices(SYLLABLES.split(), k=3)).capitalize() for _ in range(2))
