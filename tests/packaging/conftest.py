"""The packaging scripts as modules: they stand outside the program and are loaded by their path."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def load_script() -> Callable[[str], ModuleType]:
    """Load a script of `packaging/` by its path there."""

    def load(name: str) -> ModuleType:
        path = ROOT / "packaging" / name
        spec = importlib.util.spec_from_file_location(f"packaging_of_briefbook_{path.stem}", path)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        places = [str(path.parent), str(ROOT / "packaging")]
        sys.path[:0] = places
        try:
            spec.loader.exec_module(module)
        finally:
            del sys.path[: len(places)]
        return module

    return load
