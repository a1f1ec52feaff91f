import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.instance.launch import MOST_PATHS, QUESTIONS, Launch, build_launch, decode_launch, encode_launch

PATH = st.binary(max_size=60).map(lambda raw: "/" + os.fsdecode(raw.replace(b"\0", b"")))
TOKEN = st.text(st.characters(categories=["L", "N", "P"]), max_size=40)
LAUNCH = st.builds(Launch, st.lists(PATH, max_size=4).map(tuple), st.sampled_from(["", *QUESTIONS]), TOKEN)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["paths", "question", "token", "x"]), inner),
    max_leaves=12,
)


@given(LAUNCH)
def test_a_launch_arrives_as_it_was_sent(launch: Launch) -> None:
    line = encode_launch(launch)
    assert line.count(b"\n") == 1
    assert line.isascii()
    assert decode_launch(line) == launch


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_else_is_written_is_no_launch_or_one_that_can_be_opened(line: bytes) -> None:
    launch = decode_launch(line)
    if launch:
        assert all(os.fsencode(path).startswith(b"/") for path in launch.paths)
        assert decode_launch(encode_launch(launch)) == launch


@pytest.mark.parametrize(
    "wrong",
    [
        {"paths": ["visit.briefbook"]},
        {"paths": ["/desk/\0.briefbook"]},
        {"paths": ["/desk/\ud800.briefbook"]},
        {"paths": "/desk/visit.briefbook"},
        {"paths": ["/desk"] * (MOST_PATHS + 1)},
        {"paths": [["/desk"]]},
        {"question": "file.quit"},
        {"question": None},
        {"token": "one\ntwo"},
        {"token": "x" * 1000},
        {"token": 3},
    ],
)
def test_a_wrong_part_spoils_the_whole(wrong: dict[str, Any]) -> None:
    right = Launch(("/desk/visit.briefbook",), "file.new", "leave")._asdict()
    assert decode_launch(json.dumps(right).encode())
    assert decode_launch(json.dumps(right | wrong).encode()) is None


def test_endless_nesting_is_no_launch() -> None:
    assert decode_launch(b"[" * 60_000) is None


def test_a_launch_names_whole_paths_and_the_desktops_leave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "launcher_1")
    assert build_launch("visit.briefbook") == Launch((str(tmp_path / "visit.briefbook"),), token="launcher_1")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "leave")
    assert build_launch(question="file.new") == Launch(question="file.new", token="leave")
