#!/usr/bin/env python3
"""Write a copy of Qt's libicudata that holds only what Qt asks of it: `icu_data.py LIBRARY OUTPUT`.

Qt sorts, compares and changes case with ICU; the names of currencies, languages, units and time zones, the
dictionaries for splitting lines, the transliterations and the old encodings are most of its 32 MB and are never read
here. The library is nothing but one symbol with the data package, so `as` and `ld` make it anew.
"""

import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

MAGIC = b"\xda\x27"
KEPT_FOLDERS = ("coll/",)
KEPT_NAMES = (
    *("keyTypeData.res", "likelySubtags.res", "metadata.res", "res_index.res", "root.res", "supplementalData.res"),
    *("nfkc.nrm", "nfkc_cf.nrm", "uemoji.icu", "ulayout.icu"),
)
ALIGNMENT = 16
ASSEMBLY = """
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}: .incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack, "", @progbits
"""


@dataclass(frozen=True)
class DataPackage:
    """An ICU data package: its header, and its items by their names with the package's own prefix (`icudt73l/`)."""

    header: bytes
    items: dict[str, bytes]

    @classmethod
    def parse(cls, data: bytes) -> "DataPackage":
        """The package that starts a run of bytes; raises ValueError when it is none."""
        size, magic = struct.unpack_from("<H2s", data)
        if magic != MAGIC or data[12:16] != b"CmnD":
            raise ValueError("This is no ICU data package.")
        (count,) = struct.unpack_from("<I", data, size)
        entries = [struct.unpack_from("<II", data, size + 4 + 8 * each) for each in range(count)]
        starts = [start for _, start in entries] + [len(data) - size]
        names = [data[size + name : data.index(b"\0", size + name)].decode("ascii") for name, _ in entries]
        contents = [data[size + starts[each] : size + starts[each + 1]] for each in range(count)]
        return cls(data[:size], dict(zip(names, contents, strict=True)))

    def keep(self) -> "DataPackage":
        """The package with only the items that Qt asks for."""
        return DataPackage(self.header, {name: each for name, each in self.items.items() if is_kept(name)})

    def to_bytes(self) -> bytes:
        """The package as ICU reads it: names in order, every item on a boundary of 16."""
        names = sorted(self.items)
        name_start = 4 + 8 * len(names)
        words = b"".join(name.encode("ascii") + b"\0" for name in names)
        start = pad(len(self.header) + name_start + len(words)) - len(self.header)
        table, contents, name_offset = b"", b"", name_start
        for name in names:
            table += struct.pack("<II", name_offset, start + len(contents))
            name_offset += len(name) + 1
            contents += self.items[name].ljust(pad(len(self.items[name])), b"\0")
        body = struct.pack("<I", len(names)) + table + words
        return self.header + body.ljust(start, b"\0") + contents


def pad(size: int) -> int:
    """The next multiple of the alignment."""
    return -(-size // ALIGNMENT) * ALIGNMENT


def is_kept(name: str) -> bool:
    """Whether Qt asks for an item: how letters compare and combine, and which locales there are."""
    item = name.partition("/")[2]
    return item.startswith(KEPT_FOLDERS) or item in KEPT_NAMES


def find_symbol(library: Path) -> tuple[str, int, int]:
    """The library's one data symbol: its name, address (which is its offset in the file) and size in bytes."""
    listing = subprocess.run(["objdump", "-T", library], capture_output=True, text=True, check=True).stdout
    line = next(each for each in listing.splitlines() if each.endswith("_dat"))
    return line.split()[-1], int(line.split()[0], 16), int(line.split()[-2], 16)


def trim(library: Path, output: Path) -> None:
    """Write the trimmed copy of a library; both may be the same file."""
    symbol, address, size = find_symbol(library)
    package = DataPackage.parse(library.read_bytes()[address : address + size])
    with tempfile.TemporaryDirectory() as folder:
        data, made = Path(folder) / "icu.dat", Path(folder) / "icu.o"
        data.write_bytes(package.keep().to_bytes())
        code = ASSEMBLY.format(symbol=symbol, data=data)
        subprocess.run(["as", "-o", made, "-"], input=code, text=True, check=True)
        options = ["-shared", "-s", "-z", "noexecstack", "--build-id=none", "--hash-style=gnu"]
        subprocess.run(["ld", *options, "-soname", library.name, "-o", output, made], check=True)


if __name__ == "__main__":
    trim(Path(sys.argv[1]), Path(sys.argv[2]))
