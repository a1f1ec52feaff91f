"""The look of the program: fonts, palette and style sheet, light or dark, as the system or the person says."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from briefbook.resources import resource_path
from briefbook.settings import ThemeChoice
from briefbook.ui.look.style_sheet import build_style_sheet
from briefbook.ui.look.theme import DARK, LIGHT, SANS_FAMILIES, SERIF_FAMILIES, TEXT_PX, Theme

FIRST_FONTS = ("SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf", "SourceSerif4-SemiBold.ttf")
PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "pane",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "avoid_ink",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "card",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}


class Appearance(QObject):
    """Dresses the application in a theme, and dresses it anew when the system or the person changes it."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        add_fonts(FIRST_FONTS)
        application.setFont(build_font())
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._theme = self._find_theme()
        self._dress()

    @property
    def theme(self) -> Theme:
        """The theme the program wears now."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Wear what the person chose."""
        self._choice = choice
        self._follow_system()

    def _find_theme(self) -> Theme:
        system_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        if self._choice is ThemeChoice.SYSTEM:
            return DARK if system_dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

    def _follow_system(self) -> None:
        theme = self._find_theme()
        if theme is not self._theme:
            self._theme = theme
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        self._application.setPalette(build_palette(self._theme))
        self._application.setStyleSheet(build_style_sheet(self._theme))


def build_palette(theme: Theme) -> QPalette:
    """The palette of a theme; what is disabled is faint."""
    palette = QPalette()
    for role, token in PALETTE.items():
        palette.setColor(role, QColor(getattr(theme, token)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return palette


def build_font(size_px: int = TEXT_PX, *, serif: bool = False, bold: bool = False) -> QFont:
    """A font of the window in pixels at 100 %, in the sans or the book's serif; bold is the semi-bold cut."""
    font = QFont()
    font.setFamilies(SERIF_FAMILIES if serif else SANS_FAMILIES)
    font.setPixelSize(size_px)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def add_fonts(names: Iterable[str]) -> None:
    """Make shipped fonts, by their file names, known to Qt; raises OSError when one cannot be read."""
    for name in names:
        if QFontDatabase.addApplicationFont(str(resource_path("fonts", name))) < 0:
            raise OSError(f"The font {name} cannot be read.")


def list_other_fonts() -> list[str]:
    """The file names of the shipped fonts that the first sight does without."""
    shipped = (path.name for path in resource_path("fonts").glob("*.ttf"))
    return sorted(name for name in shipped if name not in FIRST_FONTS)
