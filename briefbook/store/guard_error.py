"""What became of an open library's file, each as a sentence for the person: nothing is called saved while one holds."""

from pathlib import Path

from briefbook.store.errors import StoreError


class DisplacedError(StoreError):
    """What is open is not what stands at its path; it can be saved elsewhere or put back."""


class ReplacedFileError(DisplacedError):
    """Another file stands at the path."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Another file has taken the place of “{name}”.")


class OverwrittenFileError(DisplacedError):
    """The file is the same, and somebody else wrote into it or cut it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Another program has written into “{name}” while it was open.")


class GoneFileError(DisplacedError):
    """Nothing stands at the path any more."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is no longer in its folder: it was removed, or its disk is not connected.")


class MovedFileError(DisplacedError):
    """The file bears another name or stands in another folder now: `path`, by which it cannot be gone on with."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(f"“{name}” was moved: it is “{path}” now.")
        self.path = path


class AwayError(StoreError):
    """Nothing can be put back, since the disk or folder is away."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” cannot be put back while its disk is not connected; save it elsewhere.")


class TornError(StoreError):
    """What is open was overwritten on the disk, and not all of it is in memory."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"What was overwritten of “{name}” can no longer be read, so no whole copy can be made; its backups can."
        )
