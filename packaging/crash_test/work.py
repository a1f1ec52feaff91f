"""Changes of a library by the session that the window has, each numbered, and what it has to hold after each."""

from pathlib import Path
from random import Random

from sqlcipher3 import dbapi2 as sqlite
from truth import DamageError, look_through

from briefbook.edits.library import change_library
from briefbook.edits.point import add_point, change_point_text, delete_points
from briefbook.errors import BriefbookError
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.store.key import LibraryKey
from briefbook.text.json_codec import load_rich_text
from briefbook.text.rich_text import plain_text

LENGTHS = (3, 40, 400)
ADDED_SHARE, DELETED_SHARE = 0.2, 0.1
Points = dict[int, str]


class Work:
    """A session at work; `after` has for each number what the points say once that change is made."""

    def __init__(self, session: Session, random: Random) -> None:
        self.session = session
        self._random = random
        self.number = 0
        self.after = {0: read_points(session.file.connection)}

    def change(self) -> int:
        """Make the next change, which is seen and not saved yet; its number is the library's title from now on."""
        number = self.number + 1
        points = dict(self.after[self.number])
        chosen = self._random.choice(sorted(points))
        words = f"{number} " * self._random.choice(LENGTHS)
        with self.session.change("Work"):
            change_library(self.session, title=str(number))
            if self._random.random() < ADDED_SHARE:
                points[add_point(self.session, self._find_issue(chosen), after=chosen)] = ""
            change_point_text(self.session, chosen, plain_text(words))
            if len(points) > 2 and self._random.random() < DELETED_SHARE:
                delete_points(self.session, [chosen])
                del points[chosen]
        if chosen in points:
            points[chosen] = words
        self.after[number] = {key: each.strip() for key, each in points.items()}
        self.number = number
        return number

    def require(self, path: Path, at_least: int, key: LibraryKey | None = None) -> int:
        """The number of the change that a library has come to; raises DamageError unless it is whole and no older."""
        try:
            with LibraryFile.open(path, backups=path.with_name("backups"), key=key) as file:
                look_through(file.connection)
                title, points = read_title(file.connection), read_points(file.connection)
        except BriefbookError as error:
            raise DamageError(f"{type(error).__name__}: {error}") from error
        number = int(title) if title.isdigit() else 0
        if number < at_least:
            raise DamageError(f"change {at_least} was acknowledged, and {number} is found")
        if points != self.after[number]:
            raise DamageError(f"the points are not those of change {number}")
        return number

    def _find_issue(self, point_id: int) -> int:
        query = "SELECT issue_id FROM talking_point WHERE id = ?"
        return int(self.session.file.connection.execute(query, (point_id,)).fetchone()[0])


def read_title(connection: sqlite.Connection) -> str:
    """The title of a library."""
    return str(connection.execute("SELECT title FROM library").fetchone()[0])


def read_points(connection: sqlite.Connection) -> Points:
    """The words of every point."""
    rows = connection.execute("SELECT id, text FROM talking_point").fetchall()
    return {int(row_id): load_rich_text(text).text.strip() for row_id, text in rows}
