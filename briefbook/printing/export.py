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
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.errors import BriefbookError
from briefbook.pdf.render import RenderCancelledError, render_book
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.check import list_findings
from briefbook.store.errors import ClosedFolderError, FolderError, NoFolderError, to_creation_error, to_store_error
from briefbook.store.held import find_held
from briefbook.store.sniff import FileKind, sniff
from briefbook.store.standing import is_file, is_folder, stands
from briefbook.values.kind import Profile

LIBRARY_ENDING = ".briefbook"
PDF_START, PDF_ENDINGS = b"%PDF", {"", ".pdf"}
Progress = Callable[[int, int], bool]


class BlockedError(BriefbookError):
    """Preflight found what must not be printed; `findings` are those that block."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        others = len(findings) - 1
        more = f" (and {others} more)" if others else ""
        super().__init__(f"The book was not printed: {findings[0].message.removesuffix('.')}{more}.")


class MissingGlyphError(BlockedError):
    """Nothing but missing glyphs keeps a book from being printed: it is, with “?” for them, if the person says so."""


class TakenError(BriefbookError):
    """Something stands where the PDF is to be that must not be replaced."""


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
    accept_missing: bool = False,
    confirm: Callable[[], bool] = lambda: True,
) -> Exported:
    """Print a book to a file for its owner alone, which is replaced only when all of it is written.

    With `accept_missing` characters that no font has are printed as “?”, which else raises MissingGlyphError.
    Raises BlockedError for what must not be printed, StoreError for a disk that cannot take it, TakenError, and
    RenderCancelledError when `progress` (pages done, pages) gives False, or `confirm`, which is asked once, when all is
    written and before it takes its place; then there is no new file.
    """
    require_free(path)
    compiled = compile_book(content, as_of)
    require_printable(compiled.findings)
    rendered = render_book(compiled.book, profile=profile, typesetter=typesetter, progress=progress)
    findings = list_findings(content, compiled, rendered)
    require_printable(findings, accept_missing=accept_missing)
    write_whole(path, rendered.pdf, confirm)
    return Exported(path, rendered.page_count, findings)


def require_printable(findings: tuple[Finding, ...], *, accept_missing: bool = False) -> None:
    """Raise BlockedError when a finding blocks printing, MissingGlyphError when only missing glyphs do."""
    blocking = tuple(finding for finding in findings if finding.severity is Severity.BLOCKS)
    missing = tuple(finding for finding in blocking if finding.kind == FindingKind.MISSING_GLYPH)
    if len(blocking) > len(missing):
        raise BlockedError(blocking)
    if missing and not accept_missing:
        raise MissingGlyphError(missing)


def require_free(path: Path) -> None:
    """Raise StoreError or TakenError when a PDF cannot be at this path, before anything is made for it."""
    if not is_folder(path.parent):
        raise NoFolderError(str(path.parent))
    if is_folder(path):
        raise FolderError(path.name or str(path))
    if not os.access(path.parent, os.W_OK):
        raise ClosedFolderError(str(path.parent))
    if not stands(path):
        require_pdf_name(path)
        return
    if not is_file(path):
        raise TakenError(f"“{path.name}” is a device and no file to write over.")
    if path.suffix == LIBRARY_ENDING or find_held(path) or sniff(path).kind in {FileKind.OURS, FileKind.NEWER}:
        raise TakenError(f"“{path.name}” is a library and was not written over.")
    if not os.access(path, os.W_OK):
        raise TakenError(f"“{path.name}” is protected and was not written over.")
    require_pdf(path)
    require_pdf_name(path)


def require_pdf_name(path: Path) -> None:
    """Raise TakenError for a name by which another program would open what is no PDF."""
    if path.suffix.casefold() not in PDF_ENDINGS:
        raise TakenError(f"A book is a PDF, and “{path.name}” would not be opened as one; end its name in “.pdf”.")


def require_pdf(path: Path) -> None:
    """Raise TakenError for a file that holds something else than a PDF, such as a picture or an encrypted library."""
    with path.open("rb") as stream:
        start = stream.read(len(PDF_START))
    if start and start != PDF_START:
        raise TakenError(f"“{path.name}” is no PDF and was not written over.")


def write_whole(path: Path, data: bytes, is_wanted: Callable[[], bool] = lambda: True) -> None:
    """Write a file in one step, for its owner alone: what stood there is replaced by all of it or stays.

    Raises StoreError, and RenderCancelledError when at last it is not wanted. A link goes on to lead where it led.
    """
    path = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".briefbook-", suffix=path.suffix)
    except OSError as error:
        raise to_creation_error(error, path) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if not is_wanted():
            raise RenderCancelledError
        Path(name).replace(path)
    except (OSError, RenderCancelledError) as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        if isinstance(error, RenderCancelledError):
            raise
        raise to_store_error(error, path.name) from error
