"""What the benchmarks measured, in one table at the end, and the large library that several of them open."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication

from briefbook.app import SWITCH_S
from briefbook.edits.sample import write_sample
from briefbook.instance.launch import Launch
from briefbook.ui.run.program import Program
from briefbook.ui.window.window import MainWindow

HERE = Path(__file__).parent


class Measured(NamedTuple):
    """One line of the table: what, how much, beside what in the same run, how much is wanted at most."""

    what: str
    ours: str
    beside: str
    ratio: float
    wanted: float


MEASURED: list[Measured] = []
Tell = Callable[[str, str, str, float, float], None]


@pytest.fixture
def tell() -> Tell:
    """Takes a line of the table."""
    return lambda *line: MEASURED.append(Measured(*line))


def load(name: str) -> ModuleType:
    """A module beside the benchmarks, which are no package."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="load")
def give_load() -> Callable[[str], ModuleType]:
    """Loads a module that lies beside the benchmarks."""
    return load


@pytest.fixture(scope="session")
def load_once() -> Callable[[str], ModuleType]:
    """The same for what is made once."""
    return load


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library."""
    made = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(made)
    return made


@pytest.fixture(scope="session")
def large_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of ten visits, ten thousand points, five thousand people and two thousand commitments."""
    made = tmp_path_factory.mktemp("large") / "large.briefbook"
    load("large_library").Builder(made).build()
    return made


@pytest.fixture
def window(qapp: object, own_home: None, large_library: Path) -> Iterator[MainWindow]:
    """A window with the large library, in which it can be written, its threads taking turns as in the program."""
    turns_s = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    program = Program(Launch((str(large_library),)))
    found = program.window
    found.show()
    while not (found.library and found.library.proof):
        QCoreApplication.processEvents()
    yield found
    found.close()
    program.finish()
    sys.setswitchinterval(turns_s)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    if not MEASURED:
        return
    terminalreporter.section("measured in this run")
    line = "{:<46} {:>16}  {:<34} {:>7} {:>7}  {}"
    terminalreporter.line(line.format("", "ours", "beside", "ratio", "wanted", ""))
    for what, ours, beside, ratio, wanted in MEASURED:
        verdict = "" if ratio <= wanted else "not yet"
        terminalreporter.line(line.format(what, ours, beside, f"{ratio:.2f}", f"{wanted:g}", verdict))
