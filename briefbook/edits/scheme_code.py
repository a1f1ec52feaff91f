"""The codes by which markings name schemes, levels and caveats, made from what a person types."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

from briefbook.edits.refusal import RefusedError, require_words
from briefbook.values.character import LONGEST_SHOWN

# What parts a stored marking: `scheme:LEVEL//CAVEAT,CAVEAT//REL A,B//TLP:AMBER`.
_PARTING = ":/,"
_OTHERS = re.compile(rf"[{re.escape(_PARTING)}\s]+")
_BESIDE = re.compile(r"(rel|tlp)\b")
# What nobody sees although it is no control character: fillers, selectors of variants, the empty Braille cell.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_UNSEEN_CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
# Where these scripts join letters, the two joiners are part of the spelling.
_JOINED = "[\u0600-\u06ff\u0750-\u077f\u0900-\u0dff]"
_JOINING = re.compile(f"(?<={_JOINED})[\u200c\u200d](?={_JOINED})")


def make_code(words: str, taken: Collection[str], *, reserved: Collection[str] = ()) -> str:
    """`TOP SECRET` as `TOP-SECRET`, with a number where that is taken or reserved; `x` where nothing is left."""
    stem = _OTHERS.sub("-", words).strip("-") or "x"
    used = {fold_words(each) for each in (*taken, *reserved)}
    return next(each for each in _number(stem) if fold_words(each) not in used)


def make_abbreviation(wording: str, taken: Collection[str]) -> str:
    """The first letters of the words, more of them where others have these: `S`, `TS`, `SE`."""
    used = {fold_words(each) for each in taken}
    words = [each for each in re.split(r"[^\w]+", wording) if each] or [wording]
    initials = "".join(word[0] for word in words).upper()
    joined = "".join(words).upper()
    offers = [initials, *(joined[:length] for length in range(len(initials) + 1, len(joined) + 1))]
    free = (each for each in offers if fold_words(each) not in used)
    return next(free, None) or next(each for each in _number(initials) if fold_words(each) not in used)


def fold_words(words: str) -> str:
    """Words without case, width and what nobody sees: the same for `SECRET`, `Secret` and `ＳＥＣＲＥＴ`."""
    seen = "".join(each for each in words if not _is_unseen(each))
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold()).split())


def read_shown(field: str, typed: str, sentence: str) -> str:
    """Words that pages print; raises RefusedError with the sentence for none, and for what nobody would see in them."""
    words = " ".join(require_words(field, typed, sentence).split())
    if len(words) > LONGEST_SHOWN:
        raise RefusedError(field, "That is too long to stand on a page.")
    if any(_is_unseen(each) for each in _JOINING.sub("", words)):
        raise RefusedError(field, "There is a character in it that nobody can see. Type it anew.")
    return words


def read_caveat_code(field: str, typed: str) -> str:
    """A caveat as markings carry it and pages print it; raises RefusedError for one that would read as another part."""
    code = read_shown(field, typed, "Write the caveat as it is printed.")
    if any(sign in fold_words(code) for sign in _PARTING) or _BESIDE.match(fold_words(code)):
        raise RefusedError(field, "A caveat has no “:”, “/” or “,”, and does not begin with REL or TLP.")
    return code


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN_CATEGORIES or bool(_UNSEEN.match(sign))


def _number(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in count(2))
