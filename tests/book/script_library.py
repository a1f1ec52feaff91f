"""A library in twenty-one languages: 60 invented people, and names, points, lists and tables in their own scripts.

python -m tests.book.script_library OUT.pdf [OUT.briefbook]        prints its book, and keeps the library
"""

import itertools
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefbook.book.compile import compile_book
from briefbook.edits.book import change_book, create_book
from briefbook.edits.brief import create_brief, mark_brief
from briefbook.edits.citation import cite_source
from briefbook.edits.commitment import add_owner, change_commitment_wording, set_due_date
from briefbook.edits.entity import change_entity, create_entity, describe_entity, mark_entity
from briefbook.edits.event import set_dialogue_date, set_visit_date
from briefbook.edits.issue import add_issue, mark_issue
from briefbook.edits.library import create_library
from briefbook.edits.membership import add_membership, change_membership
from briefbook.edits.name import add_name, change_name
from briefbook.edits.objective import add_objective, mark_objective
from briefbook.edits.participation import add_participant
from briefbook.edits.party import set_mechanism_chairs, set_visit_places
from briefbook.edits.point import add_point, change_point, change_point_fallback, change_point_text
from briefbook.edits.programme import add_programme_item, change_programme_item, set_programme_date
from briefbook.edits.section import change_section, mark_section
from briefbook.pdf.render import render_book
from briefbook.printing.book_choice import get_book_id
from briefbook.printing.gathering.content import gather_content
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import Block, BlockKind, RichText, Run
from briefbook.values.kind import EntityKind, Role, SectionKind, Side, Stance
from briefbook.values.marking import Level, Scheme
from briefbook.values.place import Place
from tests.book.script_words import AUTHORS, ODDITIES, ORACLE, TITLES, TONGUES, Tongue

LEVELS = tuple(
    Level(code, code.title(), f"{code[0]}", "#884422", rank, needs_release=False)
    for rank, code in enumerate(["OPEN", "DESK", "VAULT"])
)
SCHEME = Scheme("ruritania", "Ruritania", portion_marks_required=True, levels=LEVELS)
MARKINGS = [f"ruritania:{level.code}" for level in LEVELS]
NEVER_MS = 3_600_000
DAYS = ("2031-01-15", "2031-01-16", "2031-01-17")
# A brief in each language, and one under each of the titles of two directions.
BRIEFS = len(TONGUES) + len(TITLES)


class ScriptLibrary:
    """Writes the library to a path; the same call writes the same words."""

    def __init__(self, path: Path) -> None:
        create_library(path, "قمة ٢٠٢٦ Summit", scheme=SCHEME)
        self.session = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
        self.markings: Iterator[str] = itertools.cycle(MARKINGS)
        self.lines = itertools.cycle((*(text for text, _ in ORACLE), *ODDITIES))

    def build(self) -> int:
        """Write it all; the id of its book."""
        with self.session.change("Build"):
            self.visit = self.entity(EntityKind.VISIT, "قمة ٢٠٢٦ Summit", "ar")
            set_visit_date(self.session, self.visit, "15 to 17 January 2031", edtf="2031-01-15/2031-01-17")
            self.place = self.entity(EntityKind.PLACE, "زندا (Zenda)", "ar", "Zenda")
            set_visit_places(self.session, self.visit, [self.place])
            self.sources = [self.source(*each) for each in AUTHORS]
            self.posts = {tongue.lang: self.two_posts(tongue) for tongue in TONGUES}
            self.people = {tongue.lang: self.some_people(tongue) for tongue in TONGUES}
            book = create_book(self.session, self.visit, "قمة ٢٠٢٦ Summit")
            change_book(self.session, book, title_marking=MARKINGS[0], ceiling=MARKINGS[-1])
            for tongue in TONGUES:
                self.brief(tongue, tongue.script.heading, tongue.lang)
            for (title, lang), tongue in zip(TITLES, TONGUES[3:], strict=False):
                self.brief(tongue, title, lang)
            self.section(Place("visit", self.visit), SectionKind.SCENE_SETTER, TONGUES[3])
        self.session.save()
        self.session.close()
        return book

    def entity(self, kind: EntityKind, name: str, lang: str, latin: str = "") -> int:
        """A marked entity with a name in its own script and one in Latin letters."""
        key = create_entity(self.session, kind, latin or name, lang="en" if latin else lang)
        if latin and latin != name:
            native = add_name(self.session, key, name, lang=lang)
            change_name(self.session, native, say=latin.lower())
        mark_entity(self.session, key, next(self.markings))
        return key

    def source(self, author: dict[str, str], title: str, lang: str) -> int:
        key = self.entity(EntityKind.SOURCE, title, lang)
        csl = {"author": [author], "language": lang, "publisher": title, "issued": {"date-parts": [[2031, 1, 14]]}}
        change_entity(self.session, key, csl=json.dumps(csl, ensure_ascii=False))
        return key

    def two_posts(self, tongue: Tongue) -> list[int]:
        return [self.entity(EntityKind.POST, post, tongue.lang) for post in tongue.posts]

    def some_people(self, tongue: Tongue) -> list[int]:
        """The people of a language, each in one of its posts, and told of in it."""
        people = []
        for at, (native, latin) in enumerate(tongue.people):
            person = self.entity(EntityKind.PERSON, native, tongue.lang, latin)
            describe_entity(self.session, person, self.text(tongue, 1))
            membership = add_membership(self.session, person, post_id=self.posts[tongue.lang][at % 2])
            change_membership(self.session, membership, from_edtf=f"{2024 + at}", to_edtf="..")
            people.append(person)
        return people

    def block(self, words: str, lang: str | None, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 1) -> Block:
        return Block((Run(words),), kind, level, lang=lang, marking=next(self.markings))

    def text(self, tongue: Tongue, size: int = 2) -> RichText:
        """Paragraphs, lists in lists and a quote of a language, and lines of every kind between them."""
        script, lang = tongue.script, tongue.lang
        return RichText(
            (
                *(self.block(f"{script.paragraph} {next(self.lines)}", lang) for _ in range(size)),
                self.block(next(self.lines), None),
                self.block(script.item, lang, BlockKind.BULLET),
                self.block(next(self.lines), None, BlockKind.BULLET, 2),
                self.block(script.point, lang, BlockKind.NUMBERED),
                self.block(script.cell, lang, BlockKind.NUMBERED, 2),
                self.block(script.paragraph, lang, BlockKind.QUOTE),
            )
        )

    def long_text(self, tongue: Tongue) -> RichText:
        """A text with headings and a table beside the rest."""
        script, lang = tongue.script, tongue.lang
        rows = [(script.cell, next(self.lines)), (script.item, "12.5"), (next(self.lines), "−750"), ("٧٥٠", "۷۵۰")]
        table = tuple(tuple((Run(cell),) for cell in row) for row in rows)
        return RichText(
            (
                self.block(script.heading, lang, BlockKind.HEADING),
                *self.text(tongue),
                Block(kind=BlockKind.TABLE, rows=table, lang=lang, marking=next(self.markings)),
                self.block(next(self.lines), None, BlockKind.HEADING, 2),
                *self.text(tongue),
            )
        )

    def section(self, owner: Place, kind: SectionKind, tongue: Tongue) -> None:
        text = self.text(tongue, 1) if kind is SectionKind.PRESS_LINE else self.long_text(tongue)
        section = change_section(self.session, owner, kind, text)
        mark_section(self.session, owner, kind, next(self.markings))
        for source in (self.sources[section % len(self.sources)], self.sources[(section + 3) % len(self.sources)]):
            cite_source(self.session, Place("section", section), source, locator="١٢–١٥")

    def brief(self, tongue: Tongue, title: str, lang: str) -> None:
        """A brief in a language under a title that may be of another."""
        mechanism = self.entity(EntityKind.MECHANISM, title, lang)
        set_mechanism_chairs(self.session, mechanism, self.posts[tongue.lang][:1])
        subject = self.entity(EntityKind.DIALOGUE, title, lang)
        change_entity(self.session, subject, mechanism_id=mechanism, visit_id=self.visit)
        set_dialogue_date(self.session, subject, "16 January 2031", edtf="2031-01-16")
        for at, person in enumerate(self.people[tongue.lang]):
            role = Role.MEMBER if at else Role.CHAIR
            add_participant(self.session, subject, person, side=Side.THEIRS, role=role)
        brief = create_brief(self.session, self.visit, subject, title)
        mark_brief(self.session, brief, next(self.markings))
        for kind in (SectionKind.BACKGROUND, SectionKind.PRESS_LINE):
            self.section(Place("brief", brief), kind, tongue)
        for side in Side:
            objective = add_objective(self.session, brief, side, self.text(tongue, 1))
            mark_objective(self.session, objective, next(self.markings))
        issue = add_issue(self.session, brief, next(self.lines))
        mark_issue(self.session, issue, next(self.markings))
        commitment = self.commitment(tongue, subject)
        for stance in (Stance.RAISE, Stance.RAISE, Stance.IF_RAISED, Stance.AVOID):
            self.point(issue, stance, tongue, commitment)
        self.programme_item(tongue, title, subject)

    def point(self, issue: int, stance: Stance, tongue: Tongue, commitment: int) -> None:
        point = add_point(self.session, issue, stance)
        change_point(self.session, point, title=tongue.script.point, trigger=next(self.lines))
        change_point(self.session, point, speaker_id=self.people[tongue.lang][0], commitment_id=commitment)
        change_point_text(self.session, point, self.text(tongue, 1))
        change_point_fallback(self.session, point, RichText((self.block(next(self.lines), None),)))
        change_point(self.session, point, marking=next(self.markings))

    def commitment(self, tongue: Tongue, subject: int) -> int:
        key = self.entity(EntityKind.COMMITMENT, tongue.script.point, tongue.lang)
        change_entity(self.session, key, subject_id=subject)
        wording = RichText((self.block(tongue.script.paragraph, tongue.lang), self.block(next(self.lines), None)))
        change_commitment_wording(self.session, key, wording)
        set_due_date(self.session, key, "30 June 2031", edtf="2031-06-30")
        add_owner(self.session, key, self.posts[tongue.lang][0])
        return key

    def programme_item(self, tongue: Tongue, title: str, dialogue: int) -> None:
        item = add_programme_item(self.session, self.visit, title)
        day = DAYS[item % len(DAYS)]
        set_programme_date(self.session, item, day, edtf=day)
        change_programme_item(self.session, item, start_time="09:30", end_time="11:00")
        change_programme_item(self.session, item, note=next(self.lines), interpreter=tongue.people[0][0])
        change_programme_item(self.session, item, dialogue_id=dialogue, place_id=self.place)
        change_programme_item(self.session, item, marking=next(self.markings))


def main(arguments: list[str]) -> int:
    """Print the book to a file, and keep the library where a second path is named."""
    if not 1 <= len(arguments) <= 2:
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(arguments[1]) if len(arguments) == 2 else Path(folder) / "script.briefbook"
        ScriptLibrary(path).build()
        with LibraryFile.open_read_only(path) as file:
            compiled = compile_book(gather_content(file, get_book_id(file)))
        rendering = render_book(compiled.book)
        Path(arguments[0]).write_bytes(rendering.pdf)
    print(f"{rendering.page_count} pages, {len(compiled.findings)} findings")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
