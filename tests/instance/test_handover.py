"""What a locked program hands to whom it becomes: whole or not at all, and to nobody else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.instance import handover
from briefbook.instance.handover import (
    VARIABLE,
    CaretMark,
    Handover,
    Seal,
    WindowState,
    decode_handover,
    encode_handover,
    find_command,
    take_handover,
)

WORDS = st.text(max_size=20)
NUMBERS = st.integers(min_value=0, max_value=2**63)
PATHS = st.text(st.characters(exclude_characters="\0"), max_size=30).map(lambda name: f"/{name}")
SEALS = st.none() | st.builds(Seal, NUMBERS, NUMBERS, WORDS)
CARETS = st.none() | st.builds(CaretMark, WORDS, NUMBERS, WORDS, WORDS, NUMBERS, WORDS, st.integers(), NUMBERS)
WINDOWS = st.builds(WindowState, st.just("") | PATHS, WORDS, st.booleans(), st.booleans(), SEALS, CARETS)
BECOME = """
import os, sys
from briefbook.instance.handover import Handover, WindowState, become, take_handover
taken = take_handover()
if taken:
    held = [each for each in os.listdir("/proc/self/fd") if os.path.realpath(f"/proc/self/fd/{each}").endswith("/held")]
    print(os.getpid(), taken.windows[0].path, len(held), sys.argv[1:])
else:
    print(os.getpid(), flush=True)
    kept = os.open("held", os.O_CREAT | os.O_RDWR)
    os.set_inheritable(os.dup(kept), True)
    become(Handover((WindowState("/Zenda.briefbook"),), kept))
"""


@given(st.builds(Handover, st.lists(WINDOWS, max_size=3).map(tuple), st.integers(-1, 1000), NUMBERS))
def test_what_is_written_is_read(handed: Handover) -> None:
    assert decode_handover(encode_handover(handed)) == handed


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_what_nobody_of_us_wrote_is_nothing(line: str) -> None:
    assert decode_handover(line) is None


@pytest.mark.parametrize(
    "wrong", [{"path": "Desk.briefbook"}, {"path": 7}, {"path": "/a\0b"}, {"seal": {"device": "1"}}, {"claim": 1}]
)
def test_a_window_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    assert decode_handover(json.dumps({"windows": [wrong], "claim": -1, "pid": 0})) is None


def test_it_is_taken_once_and_only_by_whom_it_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for pid, taken in ((os.getpid(), True), (0, True), (os.getpid() + 1, False)):
        monkeypatch.setenv(VARIABLE, encode_handover(Handover(pid=pid)))
        assert (take_handover() is not None) is taken
        assert VARIABLE not in os.environ
    assert take_handover() is None


@pytest.mark.parametrize(
    ("given", "started", "frozen", "command"),
    [
        (
            ["briefbook", "a"],
            ["python", "-X", "utf8", "-m", "briefbook", "a"],
            False,
            ["-X", "utf8", "-m", "briefbook"],
        ),
        (["/bin/briefbook"], ["python", "/bin/briefbook"], False, ["/bin/briefbook"]),
        (["/opt/briefbook", "a", "b"], ["/opt/briefbook", "a", "b"], True, []),
    ],
)
def test_the_same_program_is_started_without_what_it_was_to_do(
    monkeypatch: pytest.MonkeyPatch, given: list[str], started: list[str], frozen: bool, command: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", given)
    monkeypatch.setattr(sys, "orig_argv", started)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert find_command() == [sys.executable, *command]


@pytest.mark.skipif(not handover.can_become(), reason="elsewhere another process is started")
def test_a_process_becomes_the_same_program_and_keeps_its_number_and_the_claim_alone(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", BECOME, "Hentzau"], capture_output=True, text=True, timeout=60, check=True, cwd=tmp_path
    )
    before, after = told.stdout.splitlines()
    assert after == f"{before} /Zenda.briefbook 1 []"
