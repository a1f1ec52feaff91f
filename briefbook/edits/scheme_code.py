"""The codes by which markings name schemes, levels and caveats, made from what a person types."""

import re
from collections.abc import Collection, Iterator
from itertools import count

from briefbook.edits.refusal import RefusedError, require_words

# What parts a stored marking: `scheme:LEVEL//CAVEAT,CAVEAT//REL A,B//TLP:AMBER`.
_PARTING = ":/,"
_OTHERS = re.compile(rf"[{re.escape(_PARTING)}\s]+")
_BESIDE = re.compile(r"(rel|tlp)\b", re.IGNORECASE)


def make_code(words: str, taken: Collection[str], *, reserved: Collection[str] = ()) -> str:
    """`TOP SECRET` as `TOP-SECRET`, with a number where that is taken or reserved; `x` where nothing is left."""
    stem = _OTHERS.sub("-", words).strip("-") or "x"
    used = {each.casefold() for each in (*taken, *reserved)}
    return next(each for each in _number(stem) if each.casefold() not in used)


def make_abbreviation(wording: str, taken: Collection[str]) -> str:
    """The first letters of the words, more of them where others have these: `S`, `TS`, `SE`."""
    used = {each.casefold() for each in taken}
    words = [each for each in re.split(r"[^\w]+", wording) if each] or [wording]
    initials = "".join(word[0] for word in words).upper()
    joined = "".join(words).upper()
    offers = [initials, *(joined[:length] for length in range(len(initials) + 1, len(joined) + 1))]
    free = (each for each in offers if each.casefold() not in used)
    return next(free, None) or next(each for each in _number(initials) if each.casefold() not in used)


def read_caveat_code(field: str, typed: str) -> str:
    """A caveat as markings carry it and pages print it; raises RefusedError for one that would read as another part."""
    code = " ".join(require_words(field, typed, "Write the caveat as it is printed.").split())
    if any(sign in code for sign in _PARTING) or _BESIDE.match(code):
        raise RefusedError(field, "A caveat has no “:”, “/” or “,”, and does not begin with REL or TLP.")
    return code


def _number(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in count(2))
