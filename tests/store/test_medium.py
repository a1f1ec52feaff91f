"""Which places are told: folders that are copied elsewhere, shares and sticks; and nothing of an ordinary one."""

from pathlib import Path

import pytest

from briefbook.store.medium import Medium, MediumKind, Mount, find_medium, find_mount, is_share, is_stick, read_mounts


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Private)", "Dropbox"),
        ("OneDrive - Ministry of Ruritania", "OneDrive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Google Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-rudolf@example.org", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("pCloudDrive", "pCloud"),
        ("Library/CloudStorage/Strelsau", ""),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known_by_its_name(tmp_path: Path, folder: str, program: str) -> None:
    path = tmp_path / folder / "desk" / "visit.briefbook"
    path.parent.mkdir(parents=True)
    assert find_medium(path) == Medium(MediumKind.CLOUD, program)


def test_it_is_known_by_what_its_program_leaves_there(tmp_path: Path) -> None:
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    assert find_medium(tmp_path / "shared" / "desk" / "visit.briefbook") == Medium(MediumKind.CLOUD, "Syncthing")
    link = tmp_path / "link.briefbook"
    link.symlink_to(tmp_path / "shared" / "visit.briefbook")
    assert find_medium(link) == Medium(MediumKind.CLOUD, "Syncthing")


@pytest.mark.parametrize("folder", ["desk", "dropboxes", "megaliths", "On Drive"])
def test_an_ordinary_folder_is_none(tmp_path: Path, folder: str) -> None:
    assert find_medium(tmp_path / folder / "visit.briefbook") is None


TABLE = """\
/dev/sda2 / ext4 rw 0 0
/dev/sdb1 /media/rudolf/My\\040stick vfat rw 0 0
server:/export /srv/desk nfs4 rw 0 0
//server/share /mnt/share cifs rw 0 0
rudolf@server: /home/rudolf/far fuse.sshfs rw 0 0
/dev/sdc1 /mnt/windows fuseblk rw 0 0
tmpfs /srv/desk/scratch tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "share", "stick"),
    [
        ("/home/rudolf/visit.briefbook", False, False),
        ("/media/rudolf/My stick/visit.briefbook", False, True),
        ("/srv/desk/visit.briefbook", True, False),
        ("/srv/desk/scratch/visit.briefbook", False, False),
        ("/srv/desks/visit.briefbook", False, False),
        ("/mnt/share/visit.briefbook", True, False),
        ("/home/rudolf/far/visit.briefbook", True, False),
        ("/mnt/windows/visit.briefbook", False, True),
    ],
)
def test_shares_and_sticks_are_known_by_the_table_of_mounts(
    tmp_path: Path, path: str, share: bool, stick: bool
) -> None:
    (tmp_path / "mounts").write_text(TABLE)
    blocks = tmp_path / "block"
    for name, removable in (("sda", "0"), ("sdb", "1"), ("sdc", "1")):
        for folder in (blocks / name, blocks / name / f"{name}{'2' if name == 'sda' else '1'}"):
            folder.mkdir(parents=True)
        (blocks / name / "removable").write_text(removable)
        for part in (blocks / name).glob(f"{name}?"):
            (blocks / part.name).symlink_to(part)
    mount = find_mount(Path(path), read_mounts(tmp_path / "mounts"))
    assert isinstance(mount, Mount)
    assert is_share(mount) is share
    assert is_stick(Path(path), mount, blocks) is stick


def test_a_system_without_the_table_has_neither(tmp_path: Path) -> None:
    assert read_mounts(tmp_path / "none") == ()
    assert find_mount(tmp_path, ()) is None
