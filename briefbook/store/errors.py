"""Why a library cannot be opened or saved, each as a sentence for the person, and the map from engine codes to them."""

import errno
from pathlib import Path

from briefbook.errors import BriefbookError
from briefbook.store.standing import is_folder

# What is no library at all was told by its head before the engine read it.
_DAMAGED = ("malformed", "could not decode", "not a database", "unsupported file format")


class StoreError(BriefbookError):
    """A library file that cannot be used as asked; each kind is made with the file's name."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


class NotFoundError(StoreError):
    """There is no such file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no file “{name}”.")


class FolderError(StoreError):
    """A folder stands where a file is meant."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is a folder.")


class NoFolderError(StoreError):
    """The folder for a new file is not there."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"There is no folder “{folder}”.")


class ClosedFolderError(StoreError):
    """No file can be made in the folder."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"The folder “{folder}” does not let anything be written in it.")


class UnreadableError(StoreError):
    """The person may not read the file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"You are not allowed to read “{name}”.")


class ForeignFileError(StoreError):
    """The file is not a library."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is not a Briefbook library.")


class PassphraseNeededError(StoreError):
    """The file is encrypted, or no library, and no passphrase was given."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is encrypted, or it is not a Briefbook library; it opens with its passphrase only.")


class WrongPassphraseError(StoreError):
    """The passphrase that was given does not lead to the file's key; a file of noise, or a damaged one, looks alike."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The passphrase does not open “{name}”.")


class AlreadyEncryptedError(StoreError):
    """The library is encrypted already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is encrypted already; its passphrase can be changed.")


class NotEncryptedError(StoreError):
    """The library is not encrypted."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is not encrypted.")


class SecondNameError(StoreError):
    """The file has a second name, under which it would stay as it is when another takes its place."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” has a second name on this disk (a hard link), under which it would stay as it is;"
            " remove that name first."
        )


class ConversionCancelledError(StoreError):
    """The person did not want the library encrypted or decrypted, or not now."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” was left as it was.")


class NewerFileError(StoreError):
    """The library was written by a newer version."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” was written by a newer version of Briefbook; nothing was changed.")


class DamagedFileError(StoreError):
    """The library is damaged."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is damaged and was left as it is; open a copy made earlier.")


class LostSaltError(DamagedFileError):
    """The beginning of an encrypted library is lost, and with it the salt that makes a key of its passphrase."""

    def __init__(self, name: str) -> None:
        StoreError.__init__(
            self, f"The beginning of “{name}” is lost, and no passphrase opens the rest without it or a backup."
        )


class DamagedValueError(DamagedFileError):
    """One value of the library is none that may stand where it does: `table`, `row_id` where it is known, `column`."""

    def __init__(self, name: str, table: str, row_id: int | None, column: str) -> None:
        place = " ".join(filter(None, (table, "" if row_id is None else str(row_id), column)))
        StoreError.__init__(self, f"“{name}” is damaged ({place}) and was left as it is; open a copy made earlier.")
        self.table, self.row_id, self.column = table, row_id, column


class LongNameError(StoreError):
    """The file's name leaves no room for that of its journal."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The name of “{name[:40]}…” is too long for a library; a shorter one will do.")


class LinkedError(StoreError):
    """A change was cut off under another name of the same file."""

    def __init__(self, name: str, other: str) -> None:
        super().__init__(
            f"“{name}” is also called “{other}”, and its last change was cut off there; open it by that name."
        )


class InUseError(StoreError):
    """The library is open somewhere else."""

    def __init__(self, name: str, who: str = "") -> None:
        super().__init__(f"“{name}” is open{who or ' in another program'}; close it there, or open a copy.")


class ReadOnlyError(StoreError):
    """The library was opened for reading only."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” can only be read, so it cannot be changed; save a copy to work on.")


class ExistsError(StoreError):
    """A file would have to be written over."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” exists already and was not written over.")


class ObstructedError(StoreError):
    """What bears the name of the journal or log of a library is no file; whoever opened a pipe would wait for ever."""

    def __init__(self, name: str, beside: str) -> None:
        super().__init__(f"“{name}” was not opened, since “{beside}” beside it is no file.")


class DiskFullError(StoreError):
    """There is no room left on the disk."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The disk with “{name}” is full.")


class NoBackupError(StoreError):
    """The library is of an older form, and no backup of it could be made before it is brought to today's."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}” is of an older form and was not opened, since no backup of it could be made: {why}")


class UpgradeCancelledError(StoreError):
    """The person did not want the library brought to today's form, or not now."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” was not opened: bringing it to today's form was cancelled, and nothing was changed."
        )


class SalvageCancelledError(StoreError):
    """The person did not want to wait for what can be read of a damaged library."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The salvage of “{name}” was cancelled, and nothing was written.")


class NothingSavedError(StoreError):
    """Nothing can be read of a damaged library."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Nothing could be read of “{name}”, so no new library was written.")


class NoScratchError(StoreError):
    """There is nowhere to put the copy by which a library is read."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is read from a copy, and no temporary file can be written.")


class DiskError(StoreError):
    """The disk cannot be read or written."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The disk with “{name}” could not be read or written.")


class BusyError(StoreError):
    """The file is being written at this moment."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is being saved elsewhere at this moment; try again.")


def to_store_error(error: Exception, name: str) -> StoreError:
    """The error for the person that an error of SQLite or of the system stands for."""
    return find_store_error(error, name) or DiskError(name)


def find_store_error(error: BaseException | None, name: str) -> StoreError | None:
    """The same, or None for an error that a person can do nothing about."""
    words = str(error).casefold()
    code = getattr(error, "errno", None)
    named: dict[type[StoreError], bool] = {
        DiskFullError: code == errno.ENOSPC or "disk is full" in words,
        FolderError: isinstance(error, IsADirectoryError),
        NotFoundError: isinstance(error, FileNotFoundError | NotADirectoryError),
        InUseError: "locked" in words or "busy" in words,
        ReadOnlyError: "readonly" in words or code in {errno.EROFS, errno.EACCES, errno.EPERM},
        DamagedFileError: any(each in words for each in _DAMAGED),
        DiskError: isinstance(error, OSError) or "disk i/o error" in words or "unable to open" in words,
    }
    return next((refusal(name) for refusal, holds in named.items() if holds), None)


def to_creation_error(error: OSError, path: Path) -> StoreError:
    """The error for the person when a new file cannot be made at a path."""
    if isinstance(error, FileExistsError):
        return ExistsError(path.name or str(path))
    if error.errno == errno.ENAMETOOLONG:
        return LongNameError(path.name)
    if not is_folder(path.parent):
        return NoFolderError(str(path.parent))
    if isinstance(error, FileNotFoundError) or error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return ClosedFolderError(str(path.parent))
    return to_store_error(error, path.name)
