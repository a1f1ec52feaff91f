"""From a library to a file on the disk: gathered, compiled, checked, printed, whole or not at all."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.pdf.render import RenderCancelledError
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.check import check_book
from briefbook.printing.export import BlockedError, TakenError, export_book
from briefbook.printing.preview import render_preview
from briefbook.store.errors import StoreError

OLD = b"%PDF-1.7 the last one"


def block(content: Content) -> Content:
    """The content with a portion that carries no marking."""
    first, *others = content.visit_sections
    return replace(content, visit_sections=(replace(first, marking=None), *others))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A PDF of an earlier day."""
    path = tmp_path / "book.pdf"
    path.write_bytes(OLD)
    return path


def test_the_four_steps_agree(content: Content, tmp_path: Path) -> None:
    compiled = compile_book(content)
    exported = export_book(content, tmp_path / "book.pdf")
    assert exported.findings == check_book(content)
    assert set(compiled.findings) <= set(exported.findings)
    preview = render_preview(content, Typesetter())
    assert (preview.page_count, preview.findings) == (exported.page_count, exported.findings)
    with pikepdf.open(exported.path) as pdf, pikepdf.open(io.BytesIO(preview.sheets.write())) as looked_at:
        assert len(pdf.pages) == len(looked_at.pages) == exported.page_count
        title = "Official visit of the Foreign Minister of Japan – Minister’s book"
        assert pdf.docinfo["/Title"] == compiled.book.title == title
    briefs = [preview.anchors[f"brief-{brief.id}"] for brief in content.briefs]
    assert briefs == sorted(set(briefs))


def test_a_draft_is_dated_by_the_last_change(content: Content) -> None:
    assert compile_book(content).book.as_of == content.library.changed_at
    later = datetime(2031, 1, 16, tzinfo=UTC)
    assert compile_book(content, later).book.as_of == later


def test_what_stood_there_is_replaced_whole(content: Content, out: Path) -> None:
    export_book(content, out)
    assert out.read_bytes().startswith(b"%PDF")
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) > 20
    assert [each.name for each in out.parent.iterdir()] == [out.name]
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_link_goes_on_to_lead_to_the_book(content: Content, out: Path) -> None:
    link = out.parent / "latest.pdf"
    link.symlink_to(out.name)
    export_book(content, link)
    assert link.is_symlink()
    assert out.read_bytes() != OLD


def cancel(content: Content, out: Path) -> None:
    export_book(content, out, progress=lambda done, total: done < 3)


def print_blocked(content: Content, out: Path) -> None:
    export_book(block(content), out)


@pytest.mark.parametrize(
    ("attempt", "refusal"),
    [(cancel, RenderCancelledError), (print_blocked, BlockedError)],
)
def test_what_is_not_printed_changes_nothing(
    content: Content, out: Path, attempt: Callable[[Content, Path], None], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        attempt(content, out)
    assert out.read_bytes() == OLD
    assert [each.name for each in out.parent.iterdir()] == [out.name]


def test_a_disk_that_fails_in_the_middle_changes_nothing(
    content: Content, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreError, match="full"):
        export_book(content, out)
    assert out.read_bytes() == OLD
    assert [each.name for each in out.parent.iterdir()] == [out.name]


def test_nothing_is_made_for_a_place_that_cannot_take_it(content: Content, out: Path) -> None:
    library = out.with_suffix(".briefbook")
    library.write_bytes(OLD)
    pages: list[int] = []
    with pytest.raises(TakenError, match="is a library"):
        export_book(content, library, progress=lambda done, total: pages.append(done) is None)
    assert (library.read_bytes(), pages) == (OLD, [])
