"""Refusing a value with a sentence at its field."""

from briefbook.errors import BriefbookError
from briefbook.values.blank import is_blank


class RefusedError(BriefbookError):
    """A value that cannot be taken; `field` names where it was typed, `str(error)` says why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def check_words(field: str, words: str) -> str:
    """The words without white space around them, none where nothing of them is seen.

    Raises RefusedError for the character NUL.
    """
    if "\0" in words:
        raise RefusedError(field, "A text cannot hold the character NUL.")
    return "" if is_blank(words) else words.strip()


def require_words(field: str, words: str, sentence: str) -> str:
    """The words as `check_words` gives them; raises RefusedError with the sentence when nothing is left."""
    checked = check_words(field, words)
    if not checked:
        raise RefusedError(field, sentence)
    return checked
