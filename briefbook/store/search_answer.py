"""A search, and what was meant where it finds nothing, as they can be asked for in any thread."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.file import LibraryFile
from briefbook.store.search import Hit, search
from briefbook.store.search_guess import guess

_BEYOND = "SELECT 1 FROM search_doc LIMIT 1 OFFSET 5000"


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What words found; `meant` are those that found it where the words themselves found nothing."""

    words: str
    hits: tuple[Hit, ...] = ()
    meant: str = ""
    took_ms: float = 0


def find_answer(
    file: LibraryFile, words: str, *, guessing: bool = True, is_wanted: Callable[[], bool] = lambda: True
) -> SearchAnswer:
    """Search, holding the file's lock while it is read.

    Nothing is found in a file that was closed meanwhile, or for words that nobody wants any more when it can be read.
    """
    meant = ""
    try:
        with file.lock:
            if not is_wanted():
                return SearchAnswer(words)
            started = time.perf_counter()
            hits = search(file.connection, words)
            took_ms = (time.perf_counter() - started) * 1000
        if guessing and not hits:
            meant, hits = guess(file, words)
    except sqlite.ProgrammingError:
        return SearchAnswer(words)
    return SearchAnswer(words, tuple(hits), meant, took_ms)


def is_large(file: LibraryFile) -> bool:
    """Whether a library holds so much that a search may take long."""
    return file.look(lambda connection: connection.execute(_BEYOND).fetchone()) is not None
