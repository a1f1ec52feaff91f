"""Refusing a value with a sentence at its field."""

from briefbook.errors import BriefbookError
from briefbook.values.blank import is_blank
from briefbook.values.character import LONGEST_LINE, mend_halves


class RefusedError(BriefbookError):
    """A value that cannot be taken; `field` names where it was typed, `str(error)` says why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def check_words(field: str, words: str) -> str:
    """The words without white space around them, none where nothing of them is seen; half a character is marked.

    Raises RefusedError for the character NUL and for words without end.
    """
    if "\0" in words:
        raise RefusedError(field, "A text cannot hold the character NUL.")
    if len(words) > LONGEST_LINE:
        raise RefusedError(field, "That is too long to stand here.")
    return "" if is_blank(words) else mend_halves(words).strip()


def require_words(field: str, words: str, sentence: str) -> str:
    """The words as `check_words` gives them; raises RefusedError with the sentence when nothing is left."""
    checked = check_words(field, words)
    if not checked:
        raise RefusedError(field, sentence)
    return checked
