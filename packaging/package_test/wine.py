"""A Windows of its own in a folder, by wine: what it lacks of Windows 10 is added, and no host's menu is touched."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

GAPS = {
    "bcryptprimitives": "BCRYPTPRIMITIVES",
    "icuuc": "ICUUC",
    "api-ms-win-core-winrt-error-l1-1-1": "WINRT_ERROR",
}
GAP_SOURCE = Path(__file__).with_name("wine_gap.c")
LONGEST_S = 300


class Wine:
    """A fresh Windows for one person below a folder that is empty before; a context manager."""

    def __init__(self, folder: Path, display: Mapping[str, str]) -> None:
        self._home = folder / "home"
        self._drive = folder / "prefix" / "drive_c"
        quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe="}
        places = {"HOME": str(self._home), "WINEPREFIX": str(folder / "prefix"), "XDG_RUNTIME_DIR": str(self._home)}
        self._environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "USER": "rudolf"} | places | quiet | display

    def __enter__(self) -> "Wine":
        self._home.mkdir(mode=0o700, parents=True)
        self.run("wineboot", "--init")
        self.run("winecfg", "-v", "win10")
        for name, gap in GAPS.items():
            library = self._drive / "windows" / "system32" / f"{name}.dll"
            command = ["x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s", f"-D{gap}", GAP_SOURCE, "-ladvapi32"]
            subprocess.run([*command, "-o", library], check=True)
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["wineserver", "--kill"], env=self._environment, check=False)

    @property
    def profile(self) -> Path:
        """The person's own folder, as the host sees it."""
        (folder,) = [each for each in (self._drive / "users").iterdir() if each.name != "Public"]
        return folder

    def name(self, path: Path) -> str:
        """How Windows calls a file of its drive."""
        return "C:\\" + str(path.relative_to(self._drive)).replace("/", "\\")

    def run(self, *words: str | Path, status: int = 0) -> str:
        """Run a program to its end; what it printed. Raises AssertionError when it ends in another way."""
        ended = subprocess.run(
            ["wine", *words],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST_S,
            check=False,
        )
        said = ended.stdout.decode("utf-8", errors="replace")
        if ended.returncode != status:
            raise AssertionError(f"{words[0]} ended with {ended.returncode}: {said}")
        return said

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start a program and leave it alone; what it prints stays unread."""
        return subprocess.Popen(
            ["wine", *words],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def show_classes(self, *names: str) -> None:
        """Let the shell see classes that are the person's: wine 8 looks only at the machine's, Windows at both."""
        for name in names:
            self.run("reg", "copy", f"HKCU\\Software\\Classes\\{name}", f"HKLM\\Software\\Classes\\{name}", "/s", "/f")

    def query(self, key: str, value: str | None = None) -> str | None:
        """A value of the registry, the key's own when none is named; None when it is not there."""
        which = ["/ve"] if value is None else ["/v", value]
        command = ["wine", "reg", "query", key, *which]
        ended = subprocess.run(command, env=self._environment, capture_output=True, check=False)
        lines = ended.stdout.decode("utf-8", errors="replace").splitlines()
        found = [line.split("    ", 3)[-1] for line in lines if line.startswith("    ")]
        return found[0].strip() if ended.returncode == 0 and found else None

    def has_key(self, key: str) -> bool:
        """Whether a key of the registry is there."""
        command = ["wine", "reg", "query", key]
        return subprocess.run(command, env=self._environment, capture_output=True, check=False).returncode == 0
