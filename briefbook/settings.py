"""What the person set: one frozen value whose fields say what they are called, what they mean and what they may be."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from platformdirs import user_config_path

RECENT_FILES_KEPT = 12


class ThemeChoice(StrEnum):
    """The look of the window: the system's, or one whatever the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class SettingFacts:
    """What the settings dialog says about a field and what it may be: limits are inclusive, no choices means any."""

    title: str
    help_text: str
    lowest: int | None = None
    highest: int | None = None
    choices: Mapping[str, str] = field(default_factory=dict)

    def allows(self, value: Any) -> bool:
        """Whether a value of the right kind is one the field may hold."""
        if self.choices:
            return value in self.choices
        too_low = self.lowest is not None and value < self.lowest
        too_high = self.highest is not None and value > self.highest
        return not too_low and not too_high


THEME = SettingFacts(
    "Theme",
    "Follow the system, or stay light or dark.",
    choices={ThemeChoice.SYSTEM: "System", ThemeChoice.LIGHT: "Light", ThemeChoice.DARK: "Dark"},
)
PAPER = SettingFacts("Paper", "The paper a new book is made for.", choices={"a4": "A4", "letter": "Letter"})
SPEAKING_RATE = SettingFacts(
    "Speaking rate", "Words a minute by which speaking time is counted.", lowest=60, highest=300
)
FONTS_FOLDER = SettingFacts("Fonts folder", "A folder of further TrueType fonts, for scripts that do not ship.")
PERSON_NAME = SettingFacts("Your name", "Named where you clear a talking point.")
OFFICE_NAME = SettingFacts("Your office", "Named as the office that clears.")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the person can set, each with a default that works."""

    theme: ThemeChoice = field(default=ThemeChoice.SYSTEM, metadata={"facts": THEME})
    paper: str = field(default="a4", metadata={"facts": PAPER})
    spoken_words_per_minute: int = field(default=130, metadata={"facts": SPEAKING_RATE})
    fonts_folder: str = field(default="", metadata={"facts": FONTS_FOLDER})
    person_name: str = field(default="", metadata={"facts": PERSON_NAME})
    office_name: str = field(default="", metadata={"facts": OFFICE_NAME})

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> Self:
        """Settings from stored values, each bad one replaced by its own default and the others kept."""
        good: dict[str, Any] = {}
        for name, facts in list_setting_facts().items():
            kind = type(getattr(cls(), name))
            value = stored.get(name)
            if type(value) is (str if issubclass(kind, StrEnum) else kind) and facts.allows(value):
                good[name] = kind(value)
        return cls(**good)


def list_setting_facts() -> dict[str, SettingFacts]:
    """What each field of `Settings` is called, means and may be, by its name and in the dialog's order."""
    return {each.name: each.metadata["facts"] for each in fields(Settings)}


def settings_path() -> Path:
    """The file the settings are kept in; its folder may not exist yet."""
    return user_config_path("briefbook", appauthor=False) / "settings.json"


def recent_files_path() -> Path:
    """The file the list of recent files is kept in; its folder may not exist yet."""
    return settings_path().with_name("recent.json")


def load_settings() -> Settings:
    """The person's settings; defaults for whatever is missing, bad or cannot be read."""
    stored = load_json(settings_path())
    return Settings.from_stored(stored) if isinstance(stored, dict) else Settings()


def save_settings(settings: Settings) -> None:
    """Keep the settings; raises OSError when the folder cannot be written."""
    save_json(settings_path(), asdict(settings))


def load_recent_files() -> tuple[Path, ...]:
    """The files opened last, newest first, whether or not they still exist."""
    stored = load_json(recent_files_path())
    return tuple(Path(each) for each in stored if isinstance(each, str)) if isinstance(stored, list) else ()


def save_recent_file(path: Path) -> None:
    """Put a file at the head of the recent ones; raises OSError when the folder cannot be written."""
    opened = path.resolve()
    others = [each for each in load_recent_files() if each != opened]
    save_json(recent_files_path(), [str(each) for each in [opened, *others][:RECENT_FILES_KEPT]])


def load_json(path: Path) -> Any:
    """What a file of ours holds, or None when there is none or nothing that can be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def save_json(path: Path, content: Any) -> None:
    """Write a file of ours whole or not at all; raises OSError when it cannot be written."""
    fresh = path.with_suffix(".new")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(path)
