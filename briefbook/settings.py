"""What the person set: one frozen value whose fields say what they are called, what they mean and what they may be."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from briefbook.folder import backup_folder, config_folder
from briefbook.own_file import OWNER_FILE, make_own_folder
from briefbook.translation import QT_TRANSLATE_NOOP


class ThemeChoice(StrEnum):
    """The look of the window: the system's, or one whatever the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Readers(StrEnum):
    """Who may read an exported book: its owner alone, or whoever the folder lets; automatic tells by the folder."""

    AUTOMATIC = "automatic"
    OWNER = "owner"
    FOLDER = "folder"


class SettingKind(StrEnum):
    """How a setting is set."""

    CHOICE = "choice"
    NUMBER = "number"
    FOLDER = "folder"
    LINE = "line"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class SettingFacts:
    """What the settings dialog says about a field and what it may be: limits are inclusive, no choices means any.

    `group` is the heading it stands under.
    """

    title: str
    help_text: str
    group: str
    lowest: int | None = None
    highest: int | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    is_folder: bool = False

    def find_kind(self, value: Any) -> SettingKind:
        """How the field is set, told from a value that it holds."""
        if self.choices:
            return SettingKind.CHOICE
        if isinstance(value, bool):
            return SettingKind.YES_NO
        if isinstance(value, int):
            return SettingKind.NUMBER
        return SettingKind.FOLDER if self.is_folder else SettingKind.LINE

    def allows(self, value: Any) -> bool:
        """Whether a value of the right kind is one the field may hold."""
        if self.choices:
            return value in self.choices
        if isinstance(value, str):
            return is_text(value)
        too_low = self.lowest is not None and value < self.lowest
        too_high = self.highest is not None and value > self.highest
        return not too_low and not too_high

    def find_fault(self, value: Any) -> str:
        """What is wrong with a value that somebody enters now, as a sentence; empty when nothing is."""
        if not self.allows(value):
            if self.find_kind(value) is SettingKind.NUMBER:
                return f"Write a number from {self.lowest} to {self.highest}."
            return "This holds a character that cannot be kept."
        if self.is_folder and value and not is_folder(value):
            return "There is no such folder."
        return ""


WINDOW = QT_TRANSLATE_NOOP("Settings", "Window")
NEW = QT_TRANSLATE_NOOP("Settings", "New libraries and books")
PRINT = QT_TRANSLATE_NOOP("Settings", "Print")
CLEARANCE = QT_TRANSLATE_NOOP("Settings", "Clearance")
PROTECTION = QT_TRANSLATE_NOOP("Settings", "Protection")
BACKUPS = QT_TRANSLATE_NOOP("Settings", "Backups")
THEME = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Theme"),
    QT_TRANSLATE_NOOP("Settings", "Follow the system, or stay light or dark."),
    WINDOW,
    choices={
        ThemeChoice.SYSTEM: QT_TRANSLATE_NOOP("Settings", "System"),
        ThemeChoice.LIGHT: QT_TRANSLATE_NOOP("Settings", "Light"),
        ThemeChoice.DARK: QT_TRANSLATE_NOOP("Settings", "Dark"),
    },
)
MARKING_SCHEME = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Marking scheme"),
    QT_TRANSLATE_NOOP("Settings", "The scheme that a new library proposes."),
    NEW,
    choices={
        "house": QT_TRANSLATE_NOOP("Settings", "House marking"),
        "in": QT_TRANSLATE_NOOP("Settings", "India"),
        "uk": QT_TRANSLATE_NOOP("Settings", "United Kingdom"),
        "us": QT_TRANSLATE_NOOP("Settings", "United States"),
        "eu": QT_TRANSLATE_NOOP("Settings", "European Union"),
        "nato": QT_TRANSLATE_NOOP("Settings", "NATO"),
        "jp": QT_TRANSLATE_NOOP("Settings", "Japan"),
        "au": QT_TRANSLATE_NOOP("Settings", "Australia"),
        "un": QT_TRANSLATE_NOOP("Settings", "United Nations"),
    },
)
PAPER = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Paper"),
    QT_TRANSLATE_NOOP("Settings", "The paper that a new book is made for."),
    NEW,
    choices={"a4": QT_TRANSLATE_NOOP("Settings", "A4"), "letter": QT_TRANSLATE_NOOP("Settings", "Letter")},
)
FONTS_FOLDER = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Fonts folder"),
    QT_TRANSLATE_NOOP("Settings", "TrueType fonts for the scripts that the shipped fonts lack. May stay empty."),
    PRINT,
    is_folder=True,
)
COVERS = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Show recent libraries by their first page"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "The pictures lie in your cache folder; never of a library that is encrypted, or that holds anything marked "
        "above its lowest level.",
    ),
    PROTECTION,
)
RECENT_WORDS = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Say what recent libraries are about"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Title, visit and dates lie beside your settings, never of a library that is encrypted. Turned off, only its "
        "place is kept.",
    ),
    PROTECTION,
)
EXPORTED = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Exported books"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Who may read the PDF. A folder is yours when it lies in your home and nobody else may write in it; elsewhere, "
        "on a share say, the folder decides.",
    ),
    PROTECTION,
    choices={
        Readers.AUTOMATIC: QT_TRANSLATE_NOOP("Settings", "Me alone, in my own folders"),
        Readers.OWNER: QT_TRANSLATE_NOOP("Settings", "Me alone"),
        Readers.FOLDER: QT_TRANSLATE_NOOP("Settings", "As the folder says"),
    },
)
SPEAKING_RATE = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Words a minute"),
    QT_TRANSLATE_NOOP("Settings", "How fast the minister speaks; speaking time is counted by it."),
    PRINT,
    lowest=60,
    highest=300,
)
KEEPS_BACKUPS = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Make backups"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "When a library that has changed is opened, and every half hour while you work. The last of each day is kept "
        "for fourteen days of work.",
    ),
    BACKUPS,
)
BACKUP_FOLDER = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Backup folder"),
    QT_TRANSLATE_NOOP("Settings", "Where backups are kept; your own data folder when it is empty."),
    BACKUPS,
    is_folder=True,
)
LOCK_AFTER = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Lock after minutes"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "A library with a passphrase is locked when no key and no pointer was used in Briefbook for so long, and when "
        "the screen is locked or the computer sleeps. 0 for never.",
    ),
    PROTECTION,
    lowest=0,
    highest=240,
)
PERSON_NAME = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Your name"),
    QT_TRANSLATE_NOOP("Settings", "Recorded when you clear a text."),
    CLEARANCE,
)
OFFICE_NAME = SettingFacts(
    QT_TRANSLATE_NOOP("Settings", "Your office"),
    QT_TRANSLATE_NOOP("Settings", "Recorded as the office that clears."),
    CLEARANCE,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the person can set, each with a default that works."""

    theme: ThemeChoice = field(default=ThemeChoice.SYSTEM, metadata={"facts": THEME})
    marking_scheme: str = field(default="house", metadata={"facts": MARKING_SCHEME})
    paper: str = field(default="a4", metadata={"facts": PAPER})
    fonts_folder: str = field(default="", metadata={"facts": FONTS_FOLDER})
    spoken_words_per_minute: int = field(default=130, metadata={"facts": SPEAKING_RATE})
    person_name: str = field(default="", metadata={"facts": PERSON_NAME})
    office_name: str = field(default="", metadata={"facts": OFFICE_NAME})
    lock_after_minutes: int = field(default=10, metadata={"facts": LOCK_AFTER})
    keeps_covers: bool = field(default=True, metadata={"facts": COVERS})
    keeps_recent_words: bool = field(default=True, metadata={"facts": RECENT_WORDS})
    exported_readers: Readers = field(default=Readers.AUTOMATIC, metadata={"facts": EXPORTED})
    keeps_backups: bool = field(default=True, metadata={"facts": KEEPS_BACKUPS})
    backup_folder: str = field(default="", metadata={"facts": BACKUP_FOLDER})

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> Self:
        """Settings from stored values, each bad one replaced by its own default and the others kept."""
        good: dict[str, Any] = {}
        for name, facts in list_setting_facts(cls).items():
            kind = type(getattr(cls(), name))
            value = stored.get(name)
            if type(value) is (str if issubclass(kind, StrEnum) else kind) and facts.allows(value):
                good[name] = kind(value)
        return cls(**good)


def list_setting_facts(kind: type[Settings] = Settings) -> dict[str, SettingFacts]:
    """What each field of settings is called, means and may be, by its name and in the dialog's order."""
    return {each.name: each.metadata["facts"] for each in fields(kind)}


def is_text(words: str) -> bool:
    """Whether words can be kept in a file and printed: no NUL, and no half of a character."""
    return "\0" not in words and not any("\ud800" <= each <= "\udfff" for each in words)


def is_folder(path: str) -> bool:
    """Whether there is a folder at a path from the root."""
    try:
        return Path(path).is_absolute() and Path(path).is_dir()
    except OSError:
        return False


def find_backup_folder(settings: Settings) -> Path:
    """The folder of all backups; it may not exist yet."""
    return Path(settings.backup_folder) if settings.backup_folder else backup_folder()


def settings_path() -> Path:
    """The file the settings are kept in; its folder may not exist yet."""
    return config_folder() / "settings.json"


def load_settings() -> Settings:
    """The person's settings; defaults for whatever is missing, bad or cannot be read."""
    stored = load_json(settings_path())
    return Settings.from_stored(stored) if isinstance(stored, dict) else Settings()


def save_settings(settings: Settings) -> None:
    """Keep the settings; raises OSError when the folder cannot be written."""
    save_json(settings_path(), asdict(settings))


def load_json(path: Path) -> Any:
    """What a file of ours holds, or None when there is none or nothing that can be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def save_json(path: Path, content: Any) -> None:
    """Write a file of ours whole or not at all, for its owner alone; raises OSError when it cannot be written."""
    fresh = path.with_suffix(".new")
    make_own_folder(path.parent)
    fresh.unlink(missing_ok=True)
    fresh.touch(OWNER_FILE)
    # Half a character, typed or pasted, is a question mark.
    fresh.write_bytes((json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode(errors="replace"))
    fresh.replace(path)
