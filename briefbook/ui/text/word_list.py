"""Items of lists as Word writes them: paragraphs that carry their sign, and say in a style how deep they stand."""

import re

# <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span>·</span><![endif]>Words</p>
_ITEM = re.compile(
    r"<(p|h[1-6])\b[^>]*?mso-list:\s*l\d+\s+level(?P<level>\d)[^>]*>"
    r"(?P<before>(?:\s|<(?!/p\b)[^>!][^>]*>)*)"
    r"<!(?:--)?\[if !supportLists\](?:--)?>(?P<sign>.*?)<!(?:--)?\[endif\](?:--)?>"
    r"(?P<words>.*?)</\1>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_COUNTED = re.compile(r"\s*\(?(\d+|[a-z]{1,4})[.)]", re.IGNORECASE)


def write_lists(html: str) -> str:
    """The same with every such paragraph as an item of a list of its depth, without its sign."""
    return _ITEM.sub(_write_item, html)


def _write_item(found: re.Match[str]) -> str:
    tag = "ol" if _COUNTED.match(_TAG.sub("", found["sign"]).replace("&nbsp;", " ")) else "ul"
    level = max(1, int(found["level"]))
    return f"{f'<{tag}>' * level}<li>{found['before']}{found['words']}</li>{f'</{tag}>' * level}"
