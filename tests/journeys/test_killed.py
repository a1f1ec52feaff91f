"""The shipped program, in a fresh environment, killed while it is typed into; `make crash-test` does it longer."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 10
ENTRY = """#!{python}
import sys
from briefbook.__main__ import main
sys.exit(main())
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of a wheel, made and installed for this; only what it depends on is that of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, symlinks=True)
    (place,) = environment.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place)
    (place / "others.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    entry = environment / "bin" / "briefbook"
    entry.write_text(ENTRY.format(python=environment / "bin" / "python"), encoding="utf-8")
    entry.chmod(0o755)
    return entry


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="The keys go through an X server")
def test_ten_kills_cost_nothing_that_was_acknowledged(program: Path, tmp_path: Path) -> None:
    trial = [sys.executable, str(ROOT / "packaging" / "crash_test" / "trial.py")]
    told = subprocess.run(
        [*trial, "--kills", str(KILLS), "--losses", "0", "--busy", "--program", str(program)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "packaging" / "package_test"), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert f"\nall{KILLS:>26}" in told.stdout
