"""Where the system keeps a program's own files.

On Linux this is what `platformdirs` would say, which takes a tenth of the time to the first window to import.
"""

import os
import sys
from pathlib import Path


def config_folder() -> Path:
    """The folder for what the person set; it may not exist yet."""
    if sys.platform == "linux":
        return find_xdg_folder("XDG_CONFIG_HOME", ".config") / "briefbook"
    from platformdirs import user_config_path

    return user_config_path("briefbook", appauthor=False)


def cache_folder() -> Path:
    """The folder for what can be made anew; it may not exist yet."""
    if sys.platform == "linux":
        return find_xdg_folder("XDG_CACHE_HOME", ".cache") / "briefbook"
    from platformdirs import user_cache_path

    return user_cache_path("briefbook", appauthor=False)


def data_folder() -> Path:
    """The folder for what the program keeps for the person; it may not exist yet."""
    if sys.platform == "linux":
        return find_xdg_folder("XDG_DATA_HOME", ".local/share") / "briefbook"
    from platformdirs import user_data_path

    return user_data_path("briefbook", appauthor=False)


def backup_folder() -> Path:
    """The folder for the backups of every library, where the person names no other; it may not exist yet."""
    return data_folder() / "backups"


def log_folder() -> Path:
    """The folder for what is kept of bugs; it may not exist yet."""
    if sys.platform == "linux":
        return find_xdg_folder("XDG_STATE_HOME", ".local/state") / "briefbook" / "log"
    from platformdirs import user_log_path

    return user_log_path("briefbook", appauthor=False)


def find_xdg_folder(variable: str, below_home: str) -> Path:
    """A folder of the XDG base directories, by its variable or below the person's home."""
    named = os.environ.get(variable, "").strip()
    return Path(named) if named else Path("~").expanduser() / below_home
