"""Two programs at one library, by its name, a link and a hard link, with lock files removed: no damage, each told."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("two_programs.py")


@pytest.mark.parametrize("seconds", [3, pytest.param(60, marks=pytest.mark.benchmark)])
def test_two_programs_never_damage_a_library(path: Path, seconds: int) -> None:
    path.with_name("link.briefbook").symlink_to(path)
    path.with_name("second.briefbook").hardlink_to(path)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    commands = [[sys.executable, str(PROGRAM), str(path), str(seconds), seed] for seed in ("one", "two")]
    started = [subprocess.Popen(command, **pipes) for command in commands]
    assert [each.stdout and each.stdout.readline() for each in started] == ["ready\n"] * 2
    for each in started:
        assert each.stdin
        each.stdin.write("\n")
        each.stdin.flush()
    outcomes = [json.loads(each.communicate(timeout=seconds + 120)[0]) for each in started]
    saved = Counter(topic for each in outcomes for topic in each["saved"])
    print([(len(each["saved"]), each["in_use"], each["told"]) for each in outcomes])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert Counter(text for (text,) in connection.execute("SELECT text FROM name")) == saved
    assert seconds < 60 or all(each["in_use"] for each in outcomes)
    assert [each["told"] for each in outcomes] == [{}, {}]
