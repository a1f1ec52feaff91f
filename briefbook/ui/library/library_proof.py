"""The proof of the chosen book in the window: its pages, its findings, its export."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefbook.book.finding import Finding
from briefbook.models.finding_model import Remedy
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.check.check_panel import CheckPanel
from briefbook.ui.check.marking_dialog import MarkingDialog
from briefbook.ui.check.name_dialog import NameDialog
from briefbook.ui.check.tick_dialog import TickDialog
from briefbook.ui.library.book_export import BookExport
from briefbook.ui.library.cover_making import CoverMaking
from briefbook.ui.preview.preview_panel import PreviewPanel
from briefbook.ui.preview.proof import Proof
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.ui.library.open_library import OpenLibrary
    from briefbook.ui.library.shell import Shell


class LibraryProof(QObject):
    """Keeps preview, findings and toolbar true to the chosen book of an open library."""

    def __init__(self, workspace: Workspace, library: "OpenLibrary", shell: "Shell") -> None:
        super().__init__(library)
        self._workspace = workspace
        self._library = library
        self._page = shell.page
        self._shell = shell
        self._proof = Proof(workspace, self)
        self.preview = PreviewPanel(workspace, self._proof, self._page)
        self.check = CheckPanel(workspace, self._proof, self._page)
        self.export = BookExport(workspace, self._page.notice, shell.widget)
        self.dialog: TickDialog | None = None
        self._covers = CoverMaking(workspace, self._proof, self)
        self._page.add_side("check", self.check, shown=False)
        self._page.add_side("preview", self.preview, shown=False)
        self._connect()
        self.show_book()

    def handlers(self) -> dict[ActionId, Callable[[], object]]:
        """Action id -> method."""
        handlers: dict[ActionId, Callable[[], object]] = {ActionId.VIEW_PREVIEW: self.toggle_preview}
        if self._library.outline.book_id is not None:
            handlers[ActionId.BOOK_CHECK] = self.toggle_check
            handlers[ActionId.BOOK_EXPORT] = self.ask_export
        return handlers

    def show_book(self) -> None:
        """Prove the book that is chosen now."""
        self._proof.show_book(self._library.outline.book_id)

    def follow(self) -> None:
        """Turn the pages to what the editor in front shows."""
        editor = self._shell.current_editor
        self.preview.follow(editor.shown_place() if editor else None, editor.place if editor else None)

    def toggle_preview(self) -> None:
        """Show the pages, or hide them."""
        self._show_side("preview", self.preview.isHidden())
        self.follow()

    def toggle_check(self) -> None:
        """Show the findings, or hide them."""
        self.show_check(self.check.isHidden())

    def show_check(self, shown: bool = True) -> None:
        """Show the findings and go to them, or hide them."""
        self._show_side("check", shown)
        if shown:
            self.check.setFocus()

    def ask_export(self) -> None:
        """Ask where to, and print."""
        book_id = self._library.outline.book_id
        self._library.flush()
        if book_id is not None:
            self.export.ask(book_id)

    def mend(self, remedy: Remedy) -> None:
        """Ask how what was found is put right, or go where it is."""
        self._library.flush()
        findings = self.check.findings.list_findings(remedy)
        if remedy is Remedy.ENTER_EQUIVALENCES:
            self._library.open_place(Place("library", 1, "schemes"))
        elif findings and self.dialog is None:
            self.dialog = self._build_dialog(remedy, findings)
            self.dialog.finished.connect(self._forget_dialog)
            self.dialog.open()

    def finish(self) -> None:
        """Stop proving and printing."""
        self._proof.finish()
        self._covers.finish()
        self.export.finish()
        self.preview.finish()
        self._page.strip.check.show_count(0)
        self._page.tabs.current_editor_changed.disconnect(self.follow)
        self._page.tabs.current_status_changed.disconnect(self.follow)
        self.preview.hide()
        self._show_checked()

    def _connect(self) -> None:
        self._library.outline.book_changed.connect(self.show_book)
        self._page.tabs.current_editor_changed.connect(self.follow)
        self._page.tabs.current_status_changed.connect(self.follow)
        self.check.open_requested.connect(self._open)
        self.check.remedy_requested.connect(self.mend)
        self.check.close_requested.connect(partial(self.show_check, False))
        self.check.counted.connect(self._page.strip.check.show_count)
        self.preview.export_requested.connect(self.ask_export)
        self.export.findings_requested.connect(self.show_check)

    def _build_dialog(self, remedy: Remedy, findings: list[Finding]) -> TickDialog:
        if remedy is Remedy.MARK_ALL_ALIKE:
            return MarkingDialog(self._workspace, findings, self._shell.widget)
        names = [words for finding in findings for words in finding.words]
        return NameDialog(self._workspace, findings[0].place.id, names, self._shell.widget)

    def _forget_dialog(self) -> None:
        if self.dialog:
            self.dialog.deleteLater()
            self.dialog = None

    def _open(self, place: Place) -> None:
        self._library.open_place(place)

    def _show_side(self, name: str, shown: bool) -> None:
        self._page.show_side(name, shown)
        self._proof.set_watched(not (self.preview.isHidden() and self.check.isHidden()))
        self._show_checked()

    def _show_checked(self) -> None:
        shown = not self.preview.isHidden()
        self._page.strip.preview.setChecked(shown)
        self._shell.actions_[ActionId.VIEW_PREVIEW].setChecked(shown)
