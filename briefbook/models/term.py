"""Values of the closed vocabularies in the words and the language of the window."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from briefbook.values.term import TERMS, Term, capitalise


def describe_term(term: StrEnum) -> str:
    """A value within a sentence: `foreign_ministers` as “foreign ministers”."""
    return QCoreApplication.translate("Term", TERMS[type(term)][term])


def title_term(term: StrEnum) -> str:
    """A value that stands alone: `foreign_ministers` as “Foreign ministers”."""
    return capitalise(describe_term(term))


def describe_word(vocabulary: type[StrEnum], word: str) -> str:
    """A value that was read as a plain word, with or without spaces, within a sentence; any other word as it is."""
    term = find_term(vocabulary, word)
    return describe_term(term) if term else word


def find_term(vocabulary: type[Term], word: str) -> Term | None:
    """The value that a plain word stands for, with or without spaces; None for any other word."""
    return next((each for each in vocabulary if each == word.replace(" ", "_")), None)
