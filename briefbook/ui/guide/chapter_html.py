"""A chapter as the HTML that Qt's text browser understands."""

from html import escape

from briefbook.text.guide import Chapter
from briefbook.text.markdown_tree import build_parser
from briefbook.ui.look.theme import SANS_FAMILIES, Theme

TABLE_PX, CHAPTER_PX, SECTION_PX = 14, 26, 18
PICTURE = "<p><img "


def build_html(chapter: Chapter) -> str:
    """The chapter under its title."""
    body = build_parser().render(chapter.source).replace(PICTURE, '<p class="picture"><img ')
    return f"<h1>{escape(chapter.title)}</h1>{body}"


def build_chapter_style(theme: Theme) -> str:
    """The style sheet of a chapter in a theme."""
    sans = ", ".join(f"'{name}'" for name in SANS_FAMILIES)
    return f"""
        p, li {{ line-height: 140%; margin-top: 0; margin-bottom: 10px; }}
        .picture {{ line-height: 100%; margin-top: 6px; margin-bottom: 16px; }}
        li {{ margin-bottom: 2px; }}
        h1 {{ font-size: {CHAPTER_PX}px; font-weight: 600; margin-bottom: 14px; }}
        h2 {{ font-family: {sans}; font-size: {SECTION_PX}px; font-weight: 600; margin-top: 20px; margin-bottom: 6px; }}
        a {{ color: {theme.accent}; text-decoration: none; }}
        code {{ font-family: {sans}; font-weight: 600; }}
        strong {{ font-weight: 600; }}
        table {{ border-collapse: collapse; margin-top: 4px; margin-bottom: 14px; }}
        th, td {{ font-family: {sans}; font-size: {TABLE_PX}px; padding: 5px 18px 5px 0; text-align: left;
            border-bottom: 1px solid {theme.line}; }}
        th {{ color: {theme.muted}; font-weight: 600; }}
    """
