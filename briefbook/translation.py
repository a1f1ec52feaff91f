"""Marks words for translators where they are written; `lupdate` knows the mark by its name, and Qt need not be near."""


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:  # noqa: N802
    """The words as they are, to be translated where they are shown. Qt's own does the same and tells no type."""
    return words
