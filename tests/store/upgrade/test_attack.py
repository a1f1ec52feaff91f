"""Whatever happens while a library is brought along, it is read as it was and the next opening finds it so."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="the attacks fork")
def test_a_library_comes_through_failures_kills_and_a_full_disk() -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "tests.store.upgrade.attack"],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    tallies = [json.loads(line) for line in outcome.stdout.splitlines()]
    assert [tally for tally in tallies if tally["wrong"]] == []
    assert outcome.returncode == 0, outcome.stderr
    assert any(tally["half_written"] for tally in tallies)
    assert all(tally["attacks"] for tally in tallies)
