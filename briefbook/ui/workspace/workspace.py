"""What every editor and sidebar is given: one open library and what is needed to show and change it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefbook.settings import Settings
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.workspace.preferences import Preferences
from briefbook.ui.workspace.tasks import TaskRunner

if TYPE_CHECKING:
    from briefbook.models.mention_source import MentionSource
    from briefbook.models.notifier import Notifier
    from briefbook.models.number_source import NumberSource
    from briefbook.session import Session


@dataclass(frozen=True, slots=True, eq=False)
class Workspace:
    """One open library with its news, and the look, threads, settings, known names and numbers that go with it."""

    session: "Session"
    notifier: "Notifier"
    appearance: Appearance
    tasks: TaskRunner
    preferences: Preferences
    mentions: "MentionSource"
    numbers: "NumberSource"

    @property
    def settings(self) -> Settings:
        """The person's settings as they are now."""
        return self.preferences.settings

    @property
    def today(self) -> date:
        """The day by the clock of this computer."""
        return self.session.now().astimezone().date()
