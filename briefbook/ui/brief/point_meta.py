"""Under the point that is being written: topics, sources, commitment, speaker, side and marking, each to be chosen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefbook import edits
from briefbook.models.choice_list_model import Choice
from briefbook.store.brief_read import PointRead
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import META_ICON_PX, Theme
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.popup.entity_popup import EntityOffer, EntityPopup
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind, Side
from briefbook.values.place import Place

ALWAYS_NAMED = ("topics", "sources")
LONGEST, SHORTER = 28, 12  # letters of a name, in a wide and in a narrow window
WIDE_PX = 480
ICONS = {
    "topics": "tag",
    "sources": "quote",
    "commitment": "link-2",
    "speaker": "mic",
    "side": "users",
}


ListPoints = Callable[[], Sequence[PointRead]]


class PointMeta(QWidget):
    """A row of quiet buttons; each shows what is chosen and opens the choices.

    What is chosen for the point is chosen for all of `chosen`, where it is one of them, in one step.
    """

    def __init__(self, workspace: Workspace, point: PointRead, chosen: ListPoints, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._point = point
        self._list_chosen = chosen
        self._mark_note = ""
        self.buttons = {name: QPushButton(self) for name in ICONS}
        self.marking = MarkingButton(
            workspace, lambda key: self._change(marking=key), self, is_mixed=self._is_marked_differently
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(4)
        for name, button in self.buttons.items():
            button.setProperty("role", "meta")
            button.setIconSize(QSize(META_ICON_PX, META_ICON_PX))
            button.clicked.connect(getattr(self, f"_choose_{name}"))
            button.setEnabled(not workspace.session.read_only)
            row.addWidget(button)
        row.addWidget(self.marking)
        row.addStretch()
        self.show_point(point)

    def show_point(self, point: PointRead) -> None:
        """Show what is chosen for a point."""
        self._point = point
        self.marking.show_marking(point.marking, self._mark_note)
        shown: dict[str, tuple[str, Sequence[str]]] = {
            "topics": (self.tr("Topics"), point.topics),
            "sources": (self.tr("Sources"), point.sources),
            "commitment": (self.tr("Commitment"), list(filter(None, [point.commitment]))),
            "speaker": (self.tr("Speaker"), list(filter(None, [point.speaker]))),
            "side": (self.tr("Side"), [self.tr("Theirs")] if point.side is Side.THEIRS else []),
        }
        longest = LONGEST if self.width() >= WIDE_PX else SHORTER
        none = self.tr("none")
        for name, (what, all_words) in shown.items():
            words = "; ".join(all_words)
            self.buttons[name].setText(shorten(all_words, longest) or (what if name in ALWAYS_NAMED else ""))
            self.buttons[name].setToolTip(f"{what}: {words}" if words else what)
            self.buttons[name].setAccessibleName(f"{what}: {words or none}")

    def show_mark_note(self, note: str) -> None:
        """Say something quietly of the marking, or nothing."""
        self._mark_note = note

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten names to the room there is."""
        super().resizeEvent(event)
        self.show_point(self._point)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for name, button in self.buttons.items():
            button.setIcon(build_icon(ICONS[name], theme.muted))
        self.marking.apply_theme(theme)

    def _list_points(self) -> Sequence[PointRead]:
        """The points that a choice is for."""
        chosen = self._list_chosen()
        return chosen if any(each.id == self._point.id for each in chosen) else [self._point]

    def _is_marked_differently(self) -> bool:
        return len({each.marking for each in self._list_points()}) > 1

    def _choose_topics(self) -> None:
        point, points = self._point, self._list_points()
        session = self._workspace.session

        def tell(keys: list[int]) -> None:
            if set(keys) != set(point.topic_ids):
                with session.change("Set Topics", place=Place("point", point.id, "topics")):
                    for each in points:
                        edits.point.set_point_topics(session, each.id, revise(each.topic_ids, point.topic_ids, keys))

        self._offer_entities("topics", (EntityKind.TOPIC,), tell, chosen=point.topic_ids, several=True)

    def _choose_sources(self) -> None:
        point = self._point
        tell = partial(self._set_sources, point, self._list_points())
        self._offer_entities("sources", (EntityKind.SOURCE,), tell, chosen=point.source_ids, several=True)

    def _set_sources(self, point: PointRead, points: Sequence[PointRead], source_ids: list[int]) -> None:
        session = self._workspace.session
        if set(source_ids) != set(point.source_ids):
            with session.change("Set Sources", place=Place("point", point.id, "sources")):
                for each in points:
                    revised = revise(each.source_ids, point.source_ids, source_ids)
                    edits.citation.set_sources(session, Place("point", each.id), revised)

    def _choose_commitment(self) -> None:
        self._choose_one("commitment", "commitment_id", [EntityKind.COMMITMENT], self._point.commitment_id)

    def _choose_speaker(self) -> None:
        self._choose_one("speaker", "speaker_id", [EntityKind.PERSON, EntityKind.POST], self._point.speaker_id)

    def _choose_side(self) -> None:
        side = self._point.side
        choices = [
            Choice(Side.OURS, self.tr("Ours"), side is Side.OURS),
            Choice(Side.THEIRS, self.tr("Theirs: they may say this"), side is Side.THEIRS),
        ]
        button = self.buttons["side"]
        ChoicePopup(
            button.toolTip(), choices, lambda key: self._change(side=key), several=False, parent=self
        ).show_under(button)

    def _choose_one(self, name: str, column: str, kinds: Sequence[EntityKind], chosen: int | None) -> None:
        self._offer_entities(name, kinds, lambda key: self._change(**{column: key}), chosen=(chosen,), none=True)

    def _change(self, **fields: Any) -> None:
        edits.point.change_points(self._workspace.session, [each.id for each in self._list_points()], **fields)

    def _offer_entities(
        self, name: str, kinds: Sequence[EntityKind], tell: Callable[[Any], object], **shown: Any
    ) -> None:
        button, place = self.buttons[name], Place("point", self._point.id, name)
        EntityPopup(
            self._workspace.session, button.toolTip(), EntityOffer(kinds, place, **shown), tell, parent=self
        ).show_under(button)


def revise(own: Sequence[int], before: Sequence[int], after: Sequence[int]) -> list[int]:
    """What one of several uses when for another, which used `before`, `after` is chosen: what is common to all goes."""
    gone = set(before) - set(after)
    kept = [key for key in own if key not in gone]
    return kept + [key for key in after if key not in before and key not in kept]


def shorten(words: Sequence[str], longest: int) -> str:
    """The first of several names in so many letters, with how many more there are; nothing for none."""
    if not words:
        return ""
    first, *others = words
    short = first if len(first) <= longest else f"{first[: longest - 1].rstrip()}…"
    return f"{short} +{len(others)}" if others else short
