"""What of the words of a passphrase belongs to it, the same wherever they come from."""

MOST_LETTERS = 16_384
LINE_ENDS = ("\r\n", "\n", "\r")


def without_line_end(words: str) -> str:
    """The words without their one trailing line end, which a file has and a copied line brings along."""
    return words.removesuffix(next((each for each in LINE_ENDS if words.endswith(each)), ""))
