"""The power goes while a library is saved: what was synced is on the disk, of the rest some sectors, in any order."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from recorded_disk import Act, Deed

SECTOR_BYTES = 512
GONE_SHARE, WHOLE_SHARE = 0.4, 0.3
Files = dict[str, bytearray]


class Disk:
    """The content of files as far as it is on the disk, and what is still on its way there."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._synced: Files = {name: bytearray(content) for name, content in files.items()}
        self._listed = set(files)
        self._writes: dict[str, list[Deed]] = {}
        self._entries: list[Deed] = []
        self.acknowledged = 0

    def do(self, deed: Deed) -> None:
        """Do what was recorded."""
        if deed.act is Act.ACKNOWLEDGE:
            self.acknowledged = deed.at
        elif deed.act is Act.SYNC:
            for each in self._writes.pop(deed.name, []):
                _put(self._synced[deed.name], each)
        elif deed.act in (Act.WRITE, Act.CUT):
            self._writes.setdefault(deed.name, []).append(deed)
        else:
            self._entries.append(deed)
            if deed.act is Act.MAKE:
                self._synced[deed.name], self._writes[deed.name] = bytearray(), []
        if deed.folder:
            self._list(self._entries)
            self._entries = []

    def lose_power(self, random: Random) -> Files:
        """What is found afterwards: of the entries of the folder the first few, of what was written anything."""
        self._list(self._entries[: random.randrange(len(self._entries) + 1)])
        found = {name: bytearray(self._synced[name]) for name in self._listed}
        for name, content in found.items():
            for each in self._writes.get(name, []):
                _put_some(content, each, random)
        return found

    def _list(self, entries: Sequence[Deed]) -> None:
        for each in entries:
            (self._listed.add if each.act is Act.MAKE else self._listed.discard)(each.name)


def lose_power(before: Mapping[str, bytes], deeds: Sequence[Deed], random: Random, folder: Path) -> int:
    """Lay in an empty folder what a power loss somewhere among the deeds leaves; the last number acknowledged."""
    disk = Disk(before)
    for deed in deeds[: random.randrange(len(deeds) + 1)]:
        disk.do(deed)
    for name, content in disk.lose_power(random).items():
        (folder / name).write_bytes(content)
    return disk.acknowledged


def _put_some(content: bytearray, deed: Deed, random: Random) -> None:
    chance = random.random()
    if chance < GONE_SHARE:
        return
    if deed.act is Act.CUT or chance < GONE_SHARE + WHOLE_SHARE:
        _put(content, deed)
        return
    for start in range(0, len(deed.content), SECTOR_BYTES):
        if random.random() < 0.5:
            _put(content, deed._replace(at=deed.at + start, content=deed.content[start : start + SECTOR_BYTES]))


def _put(content: bytearray, deed: Deed) -> None:
    if deed.act is Act.CUT:
        del content[deed.at :]
        return
    content.extend(bytes(max(deed.at - len(content), 0)))
    content[deed.at : deed.at + len(deed.content)] = deed.content
