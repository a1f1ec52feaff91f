"""Where a program is killed: a home of its own, a desk with one library, and room to look at a copy of that."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

NAME = "visit.briefbook"
PASSPHRASE, OTHER_PASSPHRASE = "seven swans on the moat", "eight swans on the moat"
HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
FOREIGN = ("PYTHON", "QT_", "WAYLAND_")


class Scene:
    """A folder with all that a program may touch."""

    def __init__(self, folder: Path, display: Mapping[str, str]) -> None:
        self.folder = folder
        self._display = display
        self.desk = folder / "desk"
        self.passphrase_file, self.other_passphrase_file = folder / "passphrase", folder / "other-passphrase"
        self.passphrase_file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        self.other_passphrase_file.write_text(f"{OTHER_PASSPHRASE}\n", encoding="utf-8")
        for name in ("run", "tmp"):
            (folder / name).mkdir(mode=0o700)

    @property
    def library(self) -> Path:
        """The library on the desk."""
        return self.desk / NAME

    @property
    def backups(self) -> Path:
        """Where the program keeps its backups."""
        return self.folder / "xdg_data_home" / "briefbook" / "backups"

    def environment(self) -> Mapping[str, str]:
        """The environment of a program that is to touch nothing else."""
        own = {name: str(self.folder / name.lower()) for name in HOMES}
        own |= {"HOME": str(self.folder), "TMPDIR": str(self.folder / "tmp")}
        own |= {"XDG_RUNTIME_DIR": str(self.folder / "run"), "QT_QPA_PLATFORM": "xcb"}
        outer = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        return outer | own | self._display

    def lay_out(self, library: Path) -> None:
        """Put a fresh copy of a library on an empty desk, and forget the backups of others."""
        shutil.rmtree(self.desk, ignore_errors=True)
        self.desk.mkdir()
        shutil.copy(library, self.library)
        shutil.rmtree(self.backups, ignore_errors=True)

    def forget_the_last_end(self) -> None:
        """Take away what tells the next start of a crash: its box would take the keys."""
        shutil.rmtree(self.folder / "xdg_state_home", ignore_errors=True)

    def copy_desk(self) -> Path:
        """The library in a fresh copy of all that lies on the desk: the next start is to find what was left."""
        look = self.folder / "look"
        shutil.rmtree(look, ignore_errors=True)
        shutil.copytree(self.desk, look)
        return look / NAME
