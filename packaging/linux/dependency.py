"""What the program's folder needs of the system it is installed on, read from its own ELF files."""

import re
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

LIBRARY_TABLE = Path(__file__).with_name("library.toml")
GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")
OF_GLIBC = (
    "libc.so.6",
    "libdl.so.2",
    "libm.so.6",
    "libpthread.so.0",
    "librt.so.1",
    "libutil.so.1",
    "ld-linux-x86-64.so.2",
)


@dataclass(frozen=True)
class Need:
    """The libraries that the system has to bring, by soname, and the least version of glibc."""

    sonames: tuple[str, ...]
    glibc: tuple[int, int]

    def name_debian_packages(self) -> list[str]:
        """The `Depends` of a .deb; raises KeyError for a library that the table does not know."""
        table = tomllib.loads(LIBRARY_TABLE.read_text(encoding="utf-8"))
        return sorted({f"libc6 (>= {self.glibc[0]}.{self.glibc[1]})"} | {table[each] for each in self.sonames})

    def name_rpm_capabilities(self) -> list[str]:
        """The `Requires` of an .rpm: sonames, which distributions spell alike where they name packages differently."""
        return [
            f"libc.so.6(GLIBC_{self.glibc[0]}.{self.glibc[1]})(64bit)",
            *(f"{each}()(64bit)" for each in self.sonames),
        ]


def list_elf_files(folder: Path) -> list[Path]:
    """Every ELF file below a folder, in the order of their paths."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return [path for path in files if path.open("rb").read(4) == b"\x7fELF"]


def find_need(folder: Path) -> Need:
    """What the ELF files of a folder ask for and the folder does not hold."""
    files = list_elf_files(folder)
    held = {path.name for path in files}
    wanted: set[str] = set()
    glibc = (2, 0)
    for path in files:
        listing = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
        wanted.update(re.findall(r"^ +NEEDED +(\S+)$", listing, re.MULTILINE))
        glibc = max([glibc, *((int(major), int(minor)) for major, minor in GLIBC.findall(listing))])
    return Need(tuple(sorted(wanted - held - set(OF_GLIBC))), glibc)
