"""A minimal Debian in a folder of its own, for trying what a package does to a system."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

SUITE = "bookworm"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PERSON = "rudolf"


class Chroot:
    """A fresh Debian with one person (`rudolf`); root and its own mount namespace are needed. A context manager.

    `cache` keeps what was downloaded; the system itself is unpacked anew each time.
    """

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self._cache = cache

    def __enter__(self) -> "Chroot":
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        subprocess.run(["tar", "-C", self.folder, "-xf", self._find_base()], check=True)
        self.write("/usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n", mode=0o755)
        shutil.copy("/etc/resolv.conf", self.folder / "etc" / "resolv.conf")
        subprocess.run(["mount", "-t", "proc", "proc", self.folder / "proc"], check=True)
        packages = self._cache / "archives"
        packages.mkdir(exist_ok=True)
        subprocess.run(["mount", "--bind", packages, self.folder / "var/cache/apt/archives"], check=True)
        self.run("useradd", "--create-home", "--shell", "/bin/bash", PERSON)
        self.run("apt-get", "update", "-qq")
        return self

    def __exit__(self, *_: object) -> None:
        self.stop_programs()
        for place in ("var/cache/apt/archives", "proc"):
            subprocess.run(["umount", "--lazy", self.folder / place], check=True)
        shutil.rmtree(self.folder)

    def run(
        self, *words: str, user: str = "root", environment: Mapping[str, str] | None = None, fails: bool = False
    ) -> str:
        """What a command says, as root or as a person; raises RuntimeError with it when it fails."""
        command = self.build_command(words, user, environment or {})
        outcome = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
        said = outcome.stdout + outcome.stderr
        if bool(outcome.returncode) is not fails:
            raise RuntimeError(f"{' '.join(words)} ended with {outcome.returncode}:\n{said}")
        return said

    def start(self, *words: str, environment: Mapping[str, str], log: Path | None = None) -> "subprocess.Popen[bytes]":
        """Start a command as the person; what it says goes to a file outside."""
        output = log.open("wb") if log else subprocess.DEVNULL
        return subprocess.Popen(
            self.build_command(words, PERSON, environment), stdout=output, stderr=output, stdin=subprocess.DEVNULL
        )

    def build_command(self, words: tuple[str, ...], user: str, environment: Mapping[str, str]) -> list[str]:
        """The command line that runs words inside, with nothing of the outer environment."""
        home = "/root" if user == "root" else f"/home/{user}"
        settings = {"HOME": home, "USER": user, "PATH": PATH, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        pairs = [f"{name}={value}" for name, value in (settings | dict(environment)).items()]
        return ["chroot", f"--userspec={user}:{user}", str(self.folder), "env", "-i", "-C", home, *pairs, *words]

    def install(self, *names: str) -> None:
        """Install packages by name or by a path inside, with what they need and nothing that they recommend."""
        self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *names)

    def write(self, place: str, text: str, mode: int = 0o644) -> None:
        """Write a file inside."""
        path = self.folder / place.lstrip("/")
        path.write_text(text, encoding="utf-8")
        path.chmod(mode)

    def bring(self, source: Path, place: str = "/var/tmp/") -> str:
        """Copy a file in, readable by all; its path inside."""
        target = self.folder / place.lstrip("/") / source.name
        shutil.copy(source, target)
        target.chmod(0o644)
        return f"{place}{source.name}"

    def list_files(self, place: str) -> dict[str, bytes]:
        """Every file below a folder inside, with its content."""
        start = self.folder / place.lstrip("/")
        return {str(path.relative_to(start)): path.read_bytes() for path in sorted(start.rglob("*")) if path.is_file()}

    def list_programs(self) -> list[int]:
        """The process ids of what runs inside."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "root").readlink() == self.folder:
                    found.append(int(process.name))
            except OSError:
                continue
        return found

    def stop_programs(self) -> None:
        """End what runs inside, and wait until it has ended."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            end = time.monotonic() + 5
            for process_id in self.list_programs():
                os.kill(process_id, number)
            while self.list_programs() and time.monotonic() < end:
                time.sleep(0.05)

    def _find_base(self) -> Path:
        base = self._cache / f"{SUITE}.tar"
        if not base.exists():
            self._cache.mkdir(parents=True, exist_ok=True)
            folder = self._cache / SUITE
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run(["debootstrap", "--variant=minbase", SUITE, folder], check=True, stdout=subprocess.DEVNULL)
            subprocess.run(["tar", "-C", folder, "-cf", base, "."], check=True)
            shutil.rmtree(folder)
        return base
