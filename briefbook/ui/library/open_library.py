"""The library that the window shows: at first only seen, then, with its workspace, open to be changed."""

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from briefbook.errors import BriefbookError
from briefbook.store.file import LibraryFile
from briefbook.store.guard_error import DisplacedError
from briefbook.store.reads import read_library
from briefbook.ui.desk.editor import Editor
from briefbook.ui.desk.tab_memory import load_tabs, save_tabs
from briefbook.ui.library.library_outline import LibraryOutline
from briefbook.ui.start.recent_note import note_closing
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.store.verify.damage import Damage
    from briefbook.ui.backup.backup_making import BackupMaking
    from briefbook.ui.damage.library_verification import LibraryVerification
    from briefbook.ui.desk.editor_desk import EditorDesk
    from briefbook.ui.desk.save_sign import SaveSign
    from briefbook.ui.library.displaced_file import DisplacedFile
    from briefbook.ui.library.library_command import LibraryCommands
    from briefbook.ui.library.library_panels import LibraryPanels
    from briefbook.ui.library.library_proof import LibraryProof
    from briefbook.ui.library.shell import Shell

KEEP_MS = 1000


class OpenLibrary(QObject):
    """One library in the window, from its opening to its closing.

    `commands_changed` tells when other commands are of use, `proved` when there are pages and findings.
    """

    commands_changed = Signal()
    proved = Signal()

    def __init__(self, file: LibraryFile, shell: "Shell") -> None:
        super().__init__(shell.widget)
        self.file = file
        self._shell = shell
        self._page, self._status = shell.page, shell.status
        self.uid = file.look(read_library).uid
        self._remembered = load_tabs(self.uid)
        self.outline = LibraryOutline(file, self._page, self._remembered.book_id)
        self.workspace: Workspace | None = None
        self.panels: LibraryPanels | None = None
        self.proof: LibraryProof | None = None
        self.commands: LibraryCommands | None = None
        self.backups: BackupMaking | None = None
        self.displaced: DisplacedFile | None = None
        self.verification: LibraryVerification | None = None
        self._desk: EditorDesk | None = None
        self._sign: SaveSign | None = None
        self._wanted: Place | None = None
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep_soon.timeout.connect(self._keep_tabs)
        self._page.outline.open_requested.connect(self.open_place)
        self._show_file_state()

    def set_workspace(self, workspace: Workspace) -> None:
        """Let the library be changed, and open the tabs of its last session."""
        self.workspace = workspace
        self.outline.set_workspace(workspace)
        # What changes a library is not needed for the first sight.
        from briefbook.ui.backup.backup_making import BackupMaking
        from briefbook.ui.damage.library_verification import LibraryVerification
        from briefbook.ui.desk.editor_desk import EditorDesk
        from briefbook.ui.desk.save_sign import SaveSign
        from briefbook.ui.library.displaced_file import DisplacedFile
        from briefbook.ui.library.library_command import LibraryCommands
        from briefbook.ui.library.library_panels import LibraryPanels
        from briefbook.ui.library.medium_notice import tell_medium

        self._desk = EditorDesk(self._page.tabs, workspace)
        self.panels = LibraryPanels(workspace, self.outline, self._page, self._status, self.open_place)
        self.commands = LibraryCommands(workspace.session, self, self.panels, self._shell)
        self.backups = BackupMaking(workspace, self)
        self.backups.failed.connect(self._tell_no_backup)
        self._sign = SaveSign(workspace.session, workspace.notifier, self._status, self._shell.widget)
        self._sign.changed.connect(self.commands_changed)
        self.backups.damaged.connect(self._tell_damage)
        self.verification = LibraryVerification(workspace, self.show_backups, self._shell.widget)
        self.displaced = DisplacedFile(workspace, self, self._shell)
        self._desk.restore(self._remembered)
        # Until Check has looked, what it found last keeps the buttons where they will be.
        self._page.strip.check.show_count(self._remembered.finding_count)
        for told in (self._page.tabs.tabs_changed, self._page.tabs.current_editor_changed):
            told.connect(self._keep_soon.start)
        if not self.file.read_only:
            tell_medium(self.file.path, self.uid, self._page.notice)
        if self._wanted:
            self.open_place(self._wanted)
        elif not self._remembered.tabs and (first := self.outline.find_first_brief()):
            self.open_place(first)

    def prove(self) -> None:
        """Keep pages and findings of the chosen book; what that takes is imported here if it was not before."""
        if self.workspace and not self.proof:
            from briefbook.ui.library.library_proof import LibraryProof

            self.proof = LibraryProof(self.workspace, self, self._shell)
            self.proved.emit()

    def open_place(self, place: Place) -> Editor | None:
        """Bring what stands at a place to the front; before there is a workspace, as soon as there is one."""
        if self._desk:
            return self._desk.open_place(place)
        self._wanted = place
        return None

    def show_backups(self) -> None:
        """Show the backups of this library, of which one can be opened as a copy."""
        self._shell.show_backups(self.file.path, self.uid)

    @property
    def has_drafts(self) -> bool:
        """Whether anything is typed that is no change yet."""
        return self._sign is not None and self._sign.waits

    def flush(self) -> None:
        """Commit whatever was typed in any tab, and what was ticked in a small window that tells it as it closes."""
        while popup := QApplication.activePopupWidget():
            if not popup.close():
                break
        if self._desk:
            self._desk.flush()

    def find_unsaved(self) -> str:
        """Store what is being typed, save, and say why that did not work; empty when everything is saved."""
        self.flush()
        if self._desk and (refused := self._desk.find_refused()):
            return refused.reason
        return str(self._find_failure() or "")

    def show_again(self) -> None:
        """Tell the window anew what holds, after something else was shown in it, and try to save."""
        self._show_file_state()
        self._page.tabs.current_editor_changed.emit()
        if self.commands and not self.file.read_only:
            self.commands.save()

    def close_unasked(self) -> bool:
        """The same as `close`, without asking anything: False when something could not be stored."""
        return not self.find_unsaved() and self.close(may_ask=False)

    def close(self, *, may_ask: bool = True) -> bool:
        """Save, remember the tabs and close; False when something could not be stored and the person chose to stay."""
        self.flush()
        if self._desk and not self._desk.may_close():
            return False
        # A settings folder that cannot be written costs only the list of recent files.
        with contextlib.suppress(OSError):
            note_closing(self.file, keeps_words=self._shell.preferences.settings.keeps_recent_words)
        if not self._may_go(may_ask=may_ask):
            return False
        if self.backups:
            self.backups.finish()
        if self.displaced:
            self.displaced.finish()
        if self.verification:
            self.verification.finish()
        # First the panels and the tabs, which read and even write as they go.
        self._keep_tabs()
        if self.proof:
            self.proof.finish()
        if self.panels:
            self.panels.finish()
        # What it tells is of this library.
        self._page.notice.hide()
        if self._desk:
            for told in (self._page.tabs.tabs_changed, self._page.tabs.current_editor_changed):
                told.disconnect(self._keep_soon.start)
            self._keep_soon.stop()
            self._desk.close_all()
        if self._sign:
            self._sign.finish()
        self.outline.finish()
        self._page.outline.open_requested.disconnect(self.open_place)
        self._close_file()
        self.deleteLater()
        return True

    def _tell_no_backup(self, why: str) -> None:
        self._page.notice.show_words(self.tr("No backup could be made. {}").format(why), wrong=True)

    def _tell_damage(self, damages: "Sequence[Damage]") -> None:
        if verification := self.verification:
            words = self.tr("Part of this library is not as it was left. It was damaged on the disk, without notice.")
            show = self.tr("Show…"), lambda: verification.show_damage(damages)
            self._page.notice.show_words(words, show, wrong=True)

    def _keep_tabs(self) -> None:
        """Remember what is open, so that it comes back even after the power went."""
        if self._desk:
            save_tabs(self.uid, self._desk.describe(self.outline.book_id, self._page.strip.check.count))

    def _show_file_state(self) -> None:
        if self.file.read_only:
            self._status.show_read_only(self.file.taken_at)
        else:
            self._status.show_opened()
        if self.file.notices:
            self._page.notice.show_words("\n".join(self.file.notices), (self.tr("Backups…"), self.show_backups))

    def _may_go(self, *, may_ask: bool) -> bool:
        """Save; whether everything is saved and backed up, or the person closes knowing what is not."""
        if error := self._find_failure():
            if not (may_ask and self._ask_to_discard(error)):
                return False
            if self._find_failure():
                # They would rather lose it.
                return True
        if not may_ask or not self.backups or not self.backups.failure:
            return True
        from briefbook.ui.backup.close_question import ask_to_close

        if not ask_to_close(self.backups.failure, self._shell.widget):
            return False
        # While that was asked the file may have been taken away.
        error = self._find_failure()
        return error is None or self._ask_to_discard(error)

    def _find_failure(self) -> BriefbookError | None:
        """Why saving does not work; None when everything is saved."""
        try:
            if self.workspace:
                self.workspace.session.save()
        except BriefbookError as error:
            return error
        return None

    def _close_file(self) -> None:
        if not self.workspace:
            self.file.close()
            return
        session = self.workspace.session
        try:
            session.close()
        except BriefbookError:  # what the person has just been asked about
            session.close(discard_unsaved=True)
        self.workspace.notifier.stop()
        self.workspace.notifier.deleteLater()

    def _ask_to_discard(self, error: BriefbookError) -> bool:
        box = QMessageBox(self._shell.widget)
        box.setIcon(QMessageBox.Icon.Warning)
        displaced = self.displaced if isinstance(error, DisplacedError) else None
        away, unsaved = self.tr("Closing now loses what is open here."), self.tr("The last changes are not saved.")
        box.setText(away if displaced else unsaved)
        box.setInformativeText(str(error))
        elsewhere = box.addButton(self.tr("Save Elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(self.tr("Put Back"), QMessageBox.ButtonRole.AcceptRole) if displaced else None
        discard = box.addButton(self.tr("Close without Saving"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if displaced and box.clickedButton() is back:
            return displaced.put_back()
        if box.clickedButton() is elsewhere:
            return displaced.save_elsewhere() if displaced else self._shell.choice.ask_save_copy(self.file)
        return box.clickedButton() is discard
