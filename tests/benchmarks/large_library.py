"""A library of ten visits with ten briefs of a hundred points each and of five thousand people, all invented."""

import random
from pathlib import Path

from briefbook.edits.book import create_book
from briefbook.edits.brief import create_brief
from briefbook.edits.bulk import add_entities, add_points
from briefbook.edits.citation import cite_source
from briefbook.edits.clearance import clear_text
from briefbook.edits.entity import create_entity
from briefbook.edits.event import set_visit_date
from briefbook.edits.issue import add_issue
from briefbook.edits.library import create_library
from briefbook.edits.new_row import NewEntity, NewName, NewPoint
from briefbook.edits.participation import add_participant
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

VISITS, BRIEFS, ISSUES, POINTS = 10, 10, 20, 5
PEOPLE, POSTS, TOPICS, SOURCES, COMMITMENTS = 5000, 300, 60, 100, 2000
SYLLABLES = "ka ro mi ta ne su lo vi da ra shi ko en bar tol gri zen pol hent zau"
WORDS = "harbour tariff visa corridor ocean energy clean grid students quota railway port climate finance health"
NEVER_MS = 3_600_000


class Builder:
    """Writes the library, or all of it into one that is there; the same seed gives the same words."""

    def __init__(self, path: Path, seed: int = 1) -> None:
        if not path.exists():
            create_library(path, "Large")
        self.session = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
        self.random = random.Random(seed)

    def build(self) -> None:
        with self.session.change("Build"):
            self.topics = self.create_all(EntityKind.TOPIC, TOPICS)
            self.sources = self.create_all(EntityKind.SOURCE, SOURCES)
            posts = self.create_all(EntityKind.POST, POSTS)
            people = [self.build_person(posts) for _ in range(PEOPLE)]
            self.names = [each.names[0].text for each in people]
            self.people = add_entities(self.session, people)
            self.create_all(EntityKind.COMMITMENT, COMMITMENTS)
        for _ in range(VISITS):
            with self.session.change("Build"):
                self.build_visit()
        self.session.save()
        self.session.close()

    def build_visit(self) -> None:
        visit_id = self.create(EntityKind.VISIT)
        # Of several visits the latest is shown first: that of a library into which this one is written.
        set_visit_date(self.session, visit_id, "2019")
        create_book(self.session, visit_id, "Minister")
        issues: list[int] = []
        for _ in range(BRIEFS):
            dialogue_id = self.create(EntityKind.DIALOGUE)
            for person_id in self.random.sample(self.people, 8):
                add_participant(self.session, dialogue_id, person_id)
            brief_id = create_brief(self.session, visit_id, dialogue_id)
            issues += [self.add_issue(brief_id) for _ in range(ISSUES)]
        points = [self.build_point(issue_id) for issue_id in issues for _ in range(POINTS)]
        said = [Place("point", point_id) for point_id in add_points(self.session, points)]
        for place in said:
            cite_source(self.session, place, self.random.choice(self.sources))
        clear_text(self.session, [place for at, place in enumerate(said) if at % POINTS % 2], office="Desk")

    def add_issue(self, brief_id: int) -> int:
        return add_issue(self.session, brief_id, f"About {self.random.choice(WORDS.split())}")

    def build_point(self, issue_id: int) -> NewPoint:
        said = " ".join([*self.random.choices(WORDS.split(), k=35), self.random.choice(self.names)])
        return NewPoint(issue_id, plain_text(f"{said}."), topic_ids=self.random.sample(self.topics, 2))

    def build_person(self, posts: list[int]) -> NewEntity:
        seat = {"post_id": self.random.choice(posts)}
        return NewEntity(EntityKind.PERSON, [NewName(self.name())], memberships=[seat])

    def create_all(self, kind: EntityKind, number: int) -> list[int]:
        return add_entities(self.session, [NewEntity(kind, [NewName(self.name())]) for _ in range(number)])

    def create(self, kind: EntityKind) -> int:
        return create_entity(self.session, kind, self.name())

    def name(self) -> str:
        return " ".join("".join(self.random.choices(SYLLABLES.split(), k=3)).capitalize() for _ in range(2))
