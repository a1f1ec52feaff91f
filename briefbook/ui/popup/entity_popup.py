"""A small window in which entities of the library are chosen, and a name that nobody has is added."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.models.choice_list_model import Additions, Choice, NewName
from briefbook.session import Session
from briefbook.store.reads import list_entities
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class EntityOffer:
    """Which entities can be chosen; `none` offers to choose nothing, and undo leads to `place` from what was added."""

    kinds: Sequence[EntityKind]
    place: Place
    chosen: Collection[int | None] = ()
    left_out: Collection[int] = ()
    several: bool = False
    none: bool = False


class EntityPopup(ChoicePopup):
    """Chosen are ids, which `tell` stores in one step with what is added for them.

    `show` is given what `tell` returned, once it can be read.
    """

    def __init__(
        self,
        session: Session,
        name: str,
        offer: EntityOffer,
        tell: Callable[[Any], object],
        *,
        show: Callable[[Any], object] | None = None,
        parent: QWidget,
    ) -> None:
        entities = [each for kind in offer.kinds for each in session.look(list_entities, kind)]
        listed = [each for each in entities if each.id not in offer.left_out]
        choices = [Choice(each.id, each.name, each.id in offer.chosen) for each in listed]
        if offer.none and choices:
            choices.insert(0, Choice(None, QCoreApplication.translate("EntityPopup", "None"), None in offer.chosen))
        # A visit comes with its book, for which it is asked elsewhere.
        added = [kind for kind in offer.kinds if kind is not EntityKind.VISIT]
        additions = Additions(added, frozenset((each.kind, each.name.casefold()) for each in entities))
        self._session, self._place, self._store, self._show = session, offer.place, tell, show
        super().__init__(name, choices, self._tell_entities, several=offer.several, additions=additions, parent=parent)

    def _tell_entities(self, chosen: Any) -> None:
        keys = chosen if isinstance(chosen, list) else [chosen]
        new = [key for key in keys if isinstance(key, NewName)]
        if new:
            with self._session.change(f"Add {new[0].kind.title()}", place=self._place):
                ids = {key: edits.entity.create_entity(self._session, key.kind, key.name) for key in new}
                keys = [ids.get(key, key) if isinstance(key, NewName) else key for key in keys]
                stored = self._store(keys if isinstance(chosen, list) else keys[0])
        else:
            stored = self._store(chosen)
        if self._show:
            self._show(stored)
