"""Names in a brief that the library does not know yet."""

from collections import Counter
from functools import lru_cache

from briefbook.models.mention_source import MentionSource
from briefbook.store.brief_text import list_brief_texts, list_dismissed
from briefbook.store.file import LibraryFile
from briefbook.text.mention import Mention, find_candidates
from briefbook.values.kind import EntityKind


def list_candidates(file: LibraryFile, mentions: MentionSource, brief_id: int) -> list[str]:
    """What looks like a name in the texts of a brief, is in no list and was not dismissed; the most frequent first."""
    texts = file.look(list_brief_texts, brief_id)
    dismissed = {words for _, words in file.look(list_dismissed, brief_id)}
    found = Counter(words for text in texts for words in _find_candidates(text, mentions.find(text)))
    return [words for words, _ in found.most_common() if words not in dismissed]


@lru_cache(maxsize=4096)
def _find_candidates(text: str, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Those of one text, of which most stand as before."""
    return find_candidates(text, mentions)


def list_likely_kinds(words: str) -> list[EntityKind]:
    """The kinds that a new name is offered as, the likeliest first: capitals are an organisation, words a person."""
    acronym = " " not in words
    first = (EntityKind.ORGANISATION, EntityKind.MECHANISM) if acronym else (EntityKind.PERSON, EntityKind.ORGANISATION)
    others = (
        EntityKind.PERSON,
        EntityKind.POST,
        EntityKind.ORGANISATION,
        EntityKind.MECHANISM,
        EntityKind.COUNTRY,
        EntityKind.PLACE,
        EntityKind.TOPIC,
    )
    return list(dict.fromkeys((*first, *others)))
