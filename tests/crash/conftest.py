"""The parts of `make crash-test`, of which a few kills and losses of power are tried here."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from briefbook.edits.sample import write_sample

ROOT = Path(__file__).resolve().parents[2]
PLACES = [str(ROOT / "packaging" / name) for name in ("crash_test", "package_test")]


@pytest.fixture
def load_part(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Imports a module of the crash test by its name."""

    def load(name: str) -> ModuleType:
        for place in PLACES:
            monkeypatch.syspath_prepend(place)
        return import_module(name)

    return load


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library, written once."""
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    return path
