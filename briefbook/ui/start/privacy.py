"""What is kept of recent libraries goes as soon as the person does not want it kept."""

import contextlib

from briefbook.settings import Settings
from briefbook.store.trace import cover_folder
from briefbook.ui.start.cover_store import drop_covers
from briefbook.ui.start.recent_list import forget_recent_words


def drop_unwanted(settings: Settings) -> bool:
    """Remove what these settings say is not to be kept; whether the start page may show something that is gone now."""
    if not settings.keeps_covers and cover_folder().exists():
        drop_covers()
    if not settings.keeps_recent_words:
        # A folder that cannot be written keeps what is there.
        with contextlib.suppress(OSError):
            forget_recent_words()
    return not (settings.keeps_covers and settings.keeps_recent_words)
