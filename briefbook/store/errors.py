"""Why a library cannot be opened or saved, each as a sentence for the person, and the map from engine codes to them."""

import errno

from briefbook.errors import BriefbookError


class StoreError(BriefbookError):
    """A library file that cannot be used as asked; each kind is made with the file's name."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


class NotFoundError(StoreError):
    """There is no such file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no file “{name}”.")


class ForeignFileError(StoreError):
    """The file is not a library."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is not a Briefbook library.")


class EncryptedFileError(StoreError):
    """The file may be an encrypted library, which this version cannot open."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is not a Briefbook library, or it is encrypted; this version opens plain ones only."
        )


class NewerFileError(StoreError):
    """The library was written by a newer version."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” was written by a newer version of Briefbook. Nothing was changed.")


class DamagedFileError(StoreError):
    """The library is damaged."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is damaged and was not opened. Nothing was changed; open a copy made earlier.")


class InUseError(StoreError):
    """The library is open somewhere else."""

    def __init__(self, name: str, who: str = "") -> None:
        super().__init__(f"“{name}” is open{who or ' in another program'}. Close it there, or open a copy.")


class ReadOnlyError(StoreError):
    """The library was opened for reading only."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” can only be read, so it cannot be changed. Save a copy to work on.")


class ExistsError(StoreError):
    """A file would have to be written over."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” exists already and was not written over.")


class DiskFullError(StoreError):
    """There is no room left on the disk."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The disk with “{name}” is full.")


class DiskError(StoreError):
    """The disk cannot be read or written."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The disk with “{name}” could not be read or written.")


class BusyError(StoreError):
    """The file is being written at this moment."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is being saved elsewhere at this moment. Try again.")


def to_store_error(error: Exception, name: str) -> StoreError:
    """The error for the person that an error of SQLite or of the system stands for."""
    return find_store_error(error, name) or DiskError(name)


def find_store_error(error: BaseException | None, name: str) -> StoreError | None:
    """The same, or None for an error that a person can do nothing about."""
    words = str(error).casefold()
    code = getattr(error, "errno", None)
    named: dict[type[StoreError], bool] = {
        DiskFullError: code == errno.ENOSPC or "disk is full" in words,
        NotFoundError: isinstance(error, FileNotFoundError),
        InUseError: "locked" in words or "busy" in words,
        ReadOnlyError: "readonly" in words or code in {errno.EROFS, errno.EACCES, errno.EPERM},
        ForeignFileError: "not a database" in words,
        DamagedFileError: "malformed" in words,
        DiskError: isinstance(error, OSError) or "disk i/o error" in words or "unable to open" in words,
    }
    return next((refusal(name) for refusal, holds in named.items() if holds), None)
