"""What a library lies on: a folder that is copied to other computers, a network share, a stick, or just a disk."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_CLOUD_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
    "mega": "MEGA",
    "box sync": "Box",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
    "tresorit": "Tresorit",
    "proton drive": "Proton Drive",
    "synologydrive": "Synology Drive",
    "cloudstorage": "",
}
_CLOUD_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".sync_journal.db": "Nextcloud",
    ".seafile-data": "Seafile",
    ".synologyworkingdirectory": "Synology Drive",
    "desktop.ini.gdrive": "Google Drive",
}
_SHARES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "davfs", "webdav"})
_STICK_ROOTS = ("/media", "/run/media")
# Disks that are reached through FUSE, and are neither shares nor without inodes of their own.
_LOCAL_FUSE = frozenset({"fuseblk", "fuse.ntfs-3g", "fuse.exfat", "fuse.bindfs", "fuse.portal", "fuse.gocryptfs"})
_REMOTE_DRIVE, _REMOVABLE_DRIVE = 4, 2


class MediumKind(StrEnum):
    """What is to be minded about where a library lies."""

    CLOUD = "cloud"
    SHARE = "share"
    STICK = "stick"


@dataclass(frozen=True, slots=True)
class Medium:
    """A place that is less safe than a disk of one's own; `name` is the program or file system, where one is known."""

    kind: MediumKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of the table of mounted file systems."""

    source: str
    point: str
    system: str


def find_medium(path: Path) -> Medium | None:
    """What is to be minded about the place of a library; None for an ordinary folder on a disk of one's own."""
    real = path.resolve()
    if (cloud := _find_cloud(real)) is not None:
        return Medium(MediumKind.CLOUD, cloud)
    if sys.platform == "win32":
        return _find_drive(real)
    mount = find_mount(real, read_mounts())
    if mount and is_share(mount):
        return Medium(MediumKind.SHARE, mount.system)
    if is_stick(real, mount):
        return Medium(MediumKind.STICK)
    return None


def has_stable_inodes(path: Path) -> bool:
    """Whether a file keeps its inode on the file system of a path while it is open; a share may give it another."""
    mount = find_mount(path, read_mounts())
    return mount is None or not (is_share(mount) or mount.system.startswith("fuse"))


def read_mounts(table: Path = Path("/proc/self/mounts")) -> tuple[Mount, ...]:
    """The mounted file systems (proc(5)); none where the system has no such table."""
    try:
        rows = [line.split(" ") for line in table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()]
    except OSError:
        return ()
    return tuple(Mount(_unescape(row[0]), _unescape(row[1]), row[2]) for row in rows if len(row) > 2)


def find_mount(path: Path, mounts: tuple[Mount, ...]) -> Mount | None:
    """The file system that a path is on: of those mounted above it the nearest, and there the last."""
    above = [mount for mount in mounts if path.is_relative_to(mount.point)]
    return max(enumerate(above), key=lambda each: (len(each[1].point), each[0]), default=(0, None))[1]


def is_share(mount: Mount) -> bool:
    """Whether a file system is reached through a network, as far as its name tells."""
    return mount.system in _SHARES or (mount.system.startswith("fuse.") and mount.system not in _LOCAL_FUSE)


def is_stick(path: Path, mount: Mount | None, blocks: Path = Path("/sys/class/block")) -> bool:
    """Whether a path is on something that can be pulled out."""
    if sys.platform == "darwin":
        return path.is_relative_to("/Volumes") and path.stat().st_dev != Path("/").stat().st_dev
    if mount is None:
        return False
    if any(Path(mount.point).is_relative_to(root) for root in _STICK_ROOTS):
        return True
    try:
        device = (blocks / Path(mount.source).name).resolve()
        flags = [folder / "removable" for folder in (device, device.parent)]
        return any(flag.read_text(encoding="ascii").strip() == "1" for flag in flags if flag.is_file())
    except (OSError, ValueError):
        return False


def _find_cloud(path: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """The program that copies the folder of a path elsewhere, empty where only that there is one is known."""
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = environment.get(variable, "")
        if root and path.is_relative_to(root):
            return "OneDrive"
    for folder in path.parents:
        # “OneDrive - Ministry”, “Dropbox (Private)”, “GoogleDrive-name@example.org”
        name = folder.name.casefold()
        for known, program in _CLOUD_NAMES.items():
            if name == known or name.startswith((f"{known} - ", f"{known} (", f"{known}-")):
                return program
        for mark, program in _CLOUD_MARKS.items():
            if os.path.lexists(folder / mark) and folder != Path.home():
                return program
    return None


def _find_drive(path: Path) -> Medium | None:
    if sys.platform != "win32":
        return None
    import ctypes

    if path.drive.startswith("\\\\"):
        return Medium(MediumKind.SHARE)
    kind = ctypes.WinDLL("kernel32").GetDriveTypeW(f"{path.drive}\\")
    return {_REMOTE_DRIVE: Medium(MediumKind.SHARE), _REMOVABLE_DRIVE: Medium(MediumKind.STICK)}.get(kind)


def _unescape(field: str) -> str:
    """A field of the table, in which blanks and the like stand as octal numbers."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, letter)
    return field
