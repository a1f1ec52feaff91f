"""Sending texts for clearance, clearing them and taking them back, on whatever page they stand."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.edits.refusal import RefusedError
from briefbook.models.choice_list_model import Choice
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.fields.signer_dialog import SignerDialog
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place

CLEAR = ActionId.TEXT_CLEAR
STEPS = (ActionId.TEXT_SEND_FOR_CLEARANCE, CLEAR, ActionId.TEXT_RETURN_TO_DRAFT)
Refuse = Callable[[str], object]


def list_steps() -> list[Choice]:
    """The steps by the ids of their actions, in the language of the window."""
    translate = QCoreApplication.translate
    return [
        Choice(ActionId.TEXT_SEND_FOR_CLEARANCE, translate("ClearanceStep", "Send for Clearance")),
        Choice(CLEAR, translate("ClearanceStep", "Clear")),
        Choice(ActionId.TEXT_RETURN_TO_DRAFT, translate("ClearanceStep", "Return to Draft")),
    ]


def take_step(
    workspace: Workspace, action_id: ActionId, texts: Sequence[Place], refuse: Refuse, owner: QWidget
) -> None:
    """Take a step with texts; whoever clears and is not named in the settings is asked who they are first.

    `refuse` hears why the step was not taken, or nothing (an empty sentence) when it was.
    """
    settings, take = workspace.settings, partial(_take, workspace, action_id, texts, refuse)
    if action_id != CLEAR or settings.office_name or settings.person_name:
        take()
        return
    dialog = SignerDialog(workspace.preferences, owner)
    dialog.accepted.connect(take)
    dialog.open()


def _take(workspace: Workspace, action_id: ActionId, texts: Sequence[Place], refuse: Refuse) -> None:
    settings = workspace.settings
    steps = {
        ActionId.TEXT_SEND_FOR_CLEARANCE: edits.clearance.send_for_clearance,
        CLEAR: edits.clearance.clear_text,
        ActionId.TEXT_RETURN_TO_DRAFT: edits.clearance.return_to_draft,
    }
    try:
        steps[action_id](workspace.session, texts, office=settings.office_name, person=settings.person_name)
    except RefusedError as error:
        refuse(str(error))
    else:
        refuse("")
