"""What was meant by words that find nothing: the nearest words that the library holds."""

from collections.abc import Iterator
from itertools import islice, product

from briefbook.store.file import LibraryFile
from briefbook.store.schema import Connection
from briefbook.store.search import Hit, search
from briefbook.store.search_form import build_search_form
from briefbook.store.search_key import build_search_key, list_kana

_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab('main', 'search_index', 'row')"
_WORDS = "SELECT term, doc FROM temp.search_word"
_MOST_GUESSES, _MOST_OF_A_KIND, _GUESSES_OF_A_WORD = 12, 6, 4
_SHORT, _FEWEST_LETTERS = 5, 3
# Scripts whose words are written together, or whose parts are words: by the first letter of a name in Unicode.
_INSIDE = ("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1100", "\u11ff"), ("\u1780", "\u17ff"), ("\uac00", "\ud7ff")


def guess(file: LibraryFile, words: str, limit: int = 50) -> tuple[str, list[Hit]]:
    """Words like these that find something, with what they find; none where nothing is alike.

    The file's lock is held for what is read alone, not while words are compared.
    """
    with file.lock:
        counts = _read_counts(file.connection)
    for meant in islice(_list_guesses(_Words(counts), words), _MOST_GUESSES):
        with file.lock:
            hits = search(file.connection, meant, limit)
        if hits:
            return meant, hits
    return "", []


def _read_counts(connection: Connection) -> dict[str, int]:
    """Every word of the index, and how many documents hold it."""
    connection.execute(_VOCABULARY)
    return dict(connection.execute(_WORDS).fetchall())


def _list_guesses(known: "_Words", words: str) -> Iterator[str]:
    yield from list_kana(words)
    for written in dict.fromkeys((words.replace("-", " "), words.replace("-", ""))):
        typed = build_search_form(written).split()
        if len(typed) > 1:
            yield "".join(typed)
        yield from known.split(typed)
        nearest = [known.list_nearest(word) for word in typed]
        if all(nearest):
            ranked = sorted(product(*nearest), key=lambda each: sum(cost for cost, _ in each))
            yield from (" ".join(word for _, word in each) for each in ranked[:_MOST_OF_A_KIND])


class _Words:
    """The words of the index, by their keys."""

    def __init__(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._terms: dict[str, list[str]] = {}
        for term in counts:
            self._terms.setdefault(build_search_key(term), []).append(term)

    def split(self, typed: list[str]) -> Iterator[str]:
        """The words with one of them parted in two that the index has."""
        for at, word in enumerate(typed):
            for middle in range(2, len(word) - 1):
                if word[:middle] in self._counts and word[middle:] in self._counts:
                    yield " ".join([*typed[:at], f"{word[:middle]}-{word[middle:]}", *typed[at + 1 :]])

    def list_nearest(self, word: str) -> list[tuple[float, str]]:
        """The few words nearest to one, each with how far it is: nought for another spelling of the same sound."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        key = build_search_key(word)
        if len(key) < _FEWEST_LETTERS and not _is_inside_word(word):
            return [(0, word)] if word in self._counts else []
        most = 1 if len(key) <= _SHORT else 2
        near = process.extract(key, self._terms.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        costs = {found: float(cost) for found, cost, _ in near}
        begun = {found[: len(key)]: found for found in self._terms if len(found) > len(key)}
        for head, cost, _ in process.extract(key, begun.keys(), scorer=OSA.distance, score_cutoff=most - 1, limit=None):
            costs.setdefault(begun[head], cost + 0.5)
        if _is_inside_word(word):
            costs |= {found: 0.5 for found in self._terms if key in found and found != key}
        return self._rank(key, word, costs)

    def _rank(self, key: str, word: str, costs: dict[str, float]) -> list[tuple[float, str]]:
        """The words of the nearest keys; one that begins otherwise is further off, a frequent one nearer."""
        ranked = [
            (cost + (found[0] != key[0]) * 0.5 + (term != word) * 0.1, -self._counts[term], term)
            for found, cost in costs.items()
            for term in self._terms[found]
        ]
        return [(cost, term) for cost, _, term in sorted(ranked)[:_GUESSES_OF_A_WORD]]


def _is_inside_word(word: str) -> bool:
    return bool(word) and any(first <= word[0] <= last for first, last in _INSIDE)
