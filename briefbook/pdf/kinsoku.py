"""Where a line of Japanese may break (JIS X 4051, plain rules): marks that begin no line, marks that end none."""

from collections.abc import Iterator

BEGINS_NO_LINE = frozenset(
    "、。，．・：；？！゛゜´｀¨ヽヾゝゞ々ー―‐／＼～∥｜…‥’”）〕］｝〉》」』】°′″℃％‰"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ!),.:;?]}¢%"
)
ENDS_NO_LINE = frozenset("‘“（〔［｛〈《「『【￥＄£([{$¥")


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters of which one at least is Japanese."""
    return after not in BEGINS_NO_LINE and before not in ENDS_NO_LINE


def split_unbreakable(text: str) -> Iterator[str]:
    """The pieces of a Japanese run between which a line may break; Latin inside stays whole."""
    start = 0
    for at in range(1, len(text)):
        both_latin = ord(text[at - 1]) < 0x2E80 and ord(text[at]) < 0x2E80
        if not both_latin and may_break(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    yield text[start:]
