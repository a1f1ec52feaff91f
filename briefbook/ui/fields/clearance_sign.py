"""How a text's clearance is shown beside it: picture, words and colour."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from briefbook.models.term import title_term
from briefbook.ui.look.theme import Theme
from briefbook.values.clearance import Dot


@dataclass(frozen=True, slots=True)
class ClearanceSign:
    """A picture and two wordings, of which the short one finds room on a card."""

    icon_name: str
    short: str
    words: str


_ICONS = {
    Dot.CLEARED: "circle-check",
    Dot.FOR_CLEARANCE: "clock",
    Dot.CHANGED: "refresh-cw",
    Dot.CHANGED_SINCE_SENT: "refresh-cw",
    Dot.DRAFTED: "pencil",
    Dot.NOTHING_TO_CLEAR: "circle-dashed",
}


def find_clearance_sign(dot: Dot) -> ClearanceSign:
    """The sign of a dot, in the language of the window."""
    words = "" if dot is Dot.NOTHING_TO_CLEAR else title_term(dot)
    changed = dot in (Dot.CHANGED, Dot.CHANGED_SINCE_SENT)
    short = QCoreApplication.translate("ClearanceSign", "Changed") if changed else words
    return ClearanceSign(_ICONS[dot], short, words)


def clearance_tone(dot: Dot) -> str:
    """The tone of a clearance in the style sheet: red only where what was cleared is no longer what stands there."""
    tones = {
        Dot.CLEARED: "raise",
        Dot.FOR_CLEARANCE: "if_raised",
        Dot.CHANGED: "avoid",
        Dot.CHANGED_SINCE_SENT: "if_raised",
    }
    return tones.get(dot, "quiet")


def clearance_colour(theme: Theme, dot: Dot) -> str:
    """The ink of a clearance (`#rrggbb`)."""
    inks = {"raise": theme.raise_ink, "if_raised": theme.if_raised_ink, "avoid": theme.avoid_ink}
    return inks.get(clearance_tone(dot), theme.muted)
