"""Settings come back as they were kept, and a bad stored value costs only itself."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.edits.shipped_scheme import SCHEMES, load_scheme
from briefbook.settings import (
    Settings,
    ThemeChoice,
    list_setting_facts,
    load_settings,
    save_settings,
    settings_path,
)
from briefbook.values.kind import Paper

JSON_VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.lists(st.integers())
)


def store(content: str) -> None:
    """Put a settings file of any content where the program looks for it."""
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(content, encoding="utf-8")


def test_a_first_start_has_defaults_and_writes_nothing() -> None:
    assert load_settings() == Settings()
    assert not settings_path().parent.exists()


def test_settings_come_back_as_they_were_kept() -> None:
    kept = Settings(
        theme=ThemeChoice.DARK,
        marking_scheme="un",
        paper="letter",
        fonts_folder="/srv/fonts",
        spoken_words_per_minute=110,
        person_name="Ānya Ruritska",
        office_name="Европейский отдел",
        lock_after_minutes=3,
        keeps_covers=False,
    )
    save_settings(kept)
    assert load_settings() == kept
    assert isinstance(load_settings().theme, ThemeChoice)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "mauve"),
        ("paper", "A5"),
        ("spoken_words_per_minute", 59),
        ("spoken_words_per_minute", 301),
        ("spoken_words_per_minute", True),
        ("spoken_words_per_minute", "130"),
        ("person_name", None),
        ("fonts_folder", ["a"]),
        ("person_name", "Ru\0dolf"),
        ("person_name", "Ru\ud800dolf"),
        ("marking_scheme", "ruritania"),
    ],
)
def test_a_bad_value_falls_back_alone(name: str, value: object) -> None:
    store(json.dumps({"office_name": "Zenda", "theme": "dark", "paper": "letter"} | {name: value}))
    loaded = load_settings()
    assert getattr(loaded, name) == getattr(Settings(), name)
    assert (loaded.office_name, loaded.theme) == ("Zenda", loaded.theme if name == "theme" else ThemeChoice.DARK)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '{"unknown": 1}',
        "[" * 100_000,
        "\ud800".encode("utf-16-le", "surrogatepass").decode("latin-1"),
    ],
)
def test_a_broken_file_gives_the_defaults(content: str) -> None:
    store(content)
    assert load_settings() == Settings()


@given(st.dictionaries(st.sampled_from(sorted(list_setting_facts())), JSON_VALUES))
def test_whatever_is_stored_the_settings_are_allowed_ones(stored: dict[str, object]) -> None:
    loaded = Settings.from_stored(stored)
    for name, facts in list_setting_facts().items():
        assert facts.allows(getattr(loaded, name))
        assert type(getattr(loaded, name)) is type(getattr(Settings(), name))


def test_every_field_is_described_and_its_default_allowed() -> None:
    for name, facts in list_setting_facts().items():
        assert facts.title and facts.group and facts.help_text.endswith(".")
        assert facts.allows(getattr(Settings(), name))


def test_the_choices_are_the_vocabulary() -> None:
    assert set(list_setting_facts()["paper"].choices) == {str(each) for each in Paper}
    assert set(list_setting_facts()["theme"].choices) == {str(each) for each in ThemeChoice}
    names = {code: load_scheme(code).name for code in SCHEMES}
    assert list(list_setting_facts()["marking_scheme"].choices.items()) == list(names.items())


def test_a_home_that_cannot_be_written_is_an_error_only_on_saving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(blocked))
    assert load_settings() == Settings()
    with pytest.raises(OSError, match="a-file"):
        save_settings(Settings())
