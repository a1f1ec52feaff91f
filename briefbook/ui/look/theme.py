"""The colours, sizes and families of the window, light and dark."""

from typing import NamedTuple

TEXT_PX = 13
SMALL_PX = 12
HEADING_PX = 11
POINT_PX = 15
READING_PX = 16
TITLE_PX = 25
ROW_HEIGHT_PX = 28
FIELD_HEIGHT_PX = 30
ICON_PX, META_ICON_PX = 16, 14
RADIUS_PX = 6

SANS_FAMILIES = ("Source Sans 3", "Noto Sans Devanagari", "Noto Sans JP", "Noto Sans Hebrew", "Amiri")
SERIF_FAMILIES = ("Source Serif 4", "Noto Serif Devanagari", "Noto Serif JP", "Amiri", "Noto Serif Hebrew")


class Theme(NamedTuple):
    """Every colour of the window as `#rrggbb`; `faint` is for counts and placeholders, never for text to be read."""

    dark: bool
    window: str
    pane: str
    card: str
    line: str
    hover: str
    ink: str
    muted: str
    faint: str
    accent: str
    accent_tint: str
    accent_hover: str
    on_accent: str
    selection: str
    raise_ink: str
    raise_tint: str
    if_raised_ink: str
    if_raised_tint: str
    avoid_ink: str
    avoid_tint: str
    cleared_dot: str
    pending_dot: str
    drafted_dot: str
    paper_shade: str


LIGHT = Theme(
    dark=False,
    window="#f6f6f4",
    pane="#fbfbfa",
    card="#ffffff",
    line="#e2e1dd",
    hover="#f0efec",
    ink="#1d2329",
    muted="#69717a",
    faint="#9aa1a8",
    accent="#1f4e79",
    accent_tint="#e8eff6",
    accent_hover="#2a5f90",
    on_accent="#ffffff",
    selection="#dde8f2",
    raise_ink="#1d6b45",
    raise_tint="#e5f2ea",
    if_raised_ink="#8a5a00",
    if_raised_tint="#fbf0d9",
    avoid_ink="#a3262a",
    avoid_tint="#fae6e5",
    cleared_dot="#3f9d6b",
    pending_dot="#d99a2b",
    drafted_dot="#9aa1a8",
    paper_shade="#55595e",
)

DARK = Theme(
    dark=True,
    window="#1b1e22",
    pane="#202429",
    card="#262b31",
    line="#353b42",
    hover="#2a3037",
    ink="#e6e8ea",
    muted="#9ba4ad",
    faint="#717a83",
    accent="#7fb2e5",
    accent_tint="#263646",
    accent_hover="#97c1ea",
    on_accent="#14181c",
    selection="#2c3f52",
    raise_ink="#7fd1a3",
    raise_tint="#1f3a2c",
    if_raised_ink="#e5bb66",
    if_raised_tint="#3d3220",
    avoid_ink="#f09a97",
    avoid_tint="#432626",
    cleared_dot="#3f9d6b",
    pending_dot="#d99a2b",
    drafted_dot="#717a83",
    paper_shade="#131518",
)
