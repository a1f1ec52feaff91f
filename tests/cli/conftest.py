"""The command line as a person has it: what it prints, what it complains of, how it ends."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefbook.__main__ import main

Words = str | Path


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    assert main(["sample", str(path)]) == 0
    return path


@pytest.fixture
def library(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample, alone in its folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Path(shutil.copy(sample_path, folder / "visit.briefbook"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `briefbook` with these words, in this process."""

    def call(*words: Words) -> Outcome:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        return Outcome(status, *capsys.readouterr())

    return call


@pytest.fixture
def start() -> Run:
    """Runs `briefbook` with these words in a process of its own, which root's powers do not follow."""
    powerless = ["setpriv", "--bounding-set=-all"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    if powerless and not shutil.which("setpriv"):
        pytest.skip("setpriv is not here to lay root's powers down")

    def call(*words: Words) -> Outcome:
        command = [*powerless, sys.executable, "-m", "briefbook", *(str(word) for word in words)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        return Outcome(ended.returncode, ended.stdout, ended.stderr)

    return call
