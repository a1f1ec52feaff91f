"""Export: a book to a PDF file, whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.book.finding import Finding, Severity
from briefbook.errors import BriefbookError
from briefbook.pdf.render import render_book
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.check import list_findings
from briefbook.store.errors import to_store_error
from briefbook.values.kind import Profile

Progress = Callable[[int, int], bool]


class BlockedError(BriefbookError):
    """Preflight found what must not be printed; `findings` are those that block."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        others = len(findings) - 1
        more = f" ({others} more like it)" if others else ""
        super().__init__(f"The book was not printed: {findings[0].message}{more}")


class NoFolderError(BriefbookError):
    """The folder for the PDF is not there."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A book as a file on the disk, and what preflight has to say of it."""

    path: Path
    page_count: int
    findings: tuple[Finding, ...]


def export_book(
    content: Content,
    path: Path,
    *,
    profile: Profile = Profile.ARCHIVE,
    as_of: datetime | None = None,
    progress: Progress | None = None,
    typesetter: Typesetter | None = None,
) -> Exported:
    """Print a book to a file, which is replaced only when all of it is written.

    Raises BlockedError for what must not be printed, StoreError for a disk that cannot take it, and
    RenderCancelledError when `progress` (pages done, pages) gives False; then there is no new file.
    """
    compiled = compile_book(content, as_of)
    require_printable(compiled.findings)
    rendered = render_book(compiled.book, profile=profile, typesetter=typesetter, progress=progress)
    findings = list_findings(content, compiled, rendered)
    require_printable(findings)
    write_whole(path, rendered.pdf)
    return Exported(path, rendered.page_count, findings)


def require_printable(findings: tuple[Finding, ...]) -> None:
    """Raise BlockedError when a finding blocks printing."""
    blocking = tuple(finding for finding in findings if finding.severity is Severity.BLOCKS)
    if blocking:
        raise BlockedError(blocking)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step: what stood there is replaced by all of it or stays; raises StoreError."""
    if not path.parent.is_dir():
        raise NoFolderError(f"There is no folder “{path.parent}”.")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    except OSError as error:
        raise to_store_error(error, path.name) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~read_umask())
        Path(name).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise to_store_error(error, path.name) from error


def read_umask() -> int:
    """The permissions that new files lack; the system tells only when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
