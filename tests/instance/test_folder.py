import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.instance.folder import LONGEST_ADDRESS, find_address, make_private


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The system's own folder for this, and beside it a temporary folder that everybody shares; both near the root."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder, shared = Path(name) / "run", Path(name) / "shared"
        folder.mkdir(mode=0o700)
        shared.mkdir()
        shared.chmod(0o1777)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
        monkeypatch.setenv("TMPDIR", str(shared))
        monkeypatch.setenv("DISPLAY", ":7")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        yield folder


def private_in(shared: Path) -> Path:
    return shared / f"briefbook-{os.geteuid()}"


def test_the_systems_folder_is_used_and_shut(runtime: Path) -> None:
    address = find_address()
    assert address == str(runtime / "briefbook" / "-7")
    assert stat.S_IMODE((runtime / "briefbook").stat().st_mode) == 0o700


def test_each_screen_has_an_address_of_its_own(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = find_address()
    monkeypatch.setenv("DISPLAY", ":8")
    assert find_address() != first
    monkeypatch.setenv("WAYLAND_DISPLAY", "/elsewhere/../wayland-0")
    assert find_address() == str(runtime / "briefbook" / "-elsewhere----wayland-0")


@pytest.mark.parametrize("spoilt", ["open to others", "missing", "relative", "unset"])
def test_without_it_a_folder_of_ones_own_is_made(runtime: Path, spoilt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if spoilt == "open to others":
        runtime.chmod(0o755)
    elif spoilt == "missing":
        runtime.rmdir()
    else:
        monkeypatch.setenv("XDG_RUNTIME_DIR", "run" if spoilt == "relative" else "")
    own = private_in(runtime.parent / "shared")
    assert find_address() == str(own / "-7")
    assert stat.S_IMODE(own.stat().st_mode) == 0o700


def test_a_folder_that_somebody_prepared_is_not_trusted(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    own = private_in(runtime.parent / "shared")
    own.mkdir()
    for mode in (0o777, 0o750, 0o701):
        own.chmod(mode)
        assert find_address() is None
    own.rmdir()
    own.symlink_to(runtime)
    assert find_address() is None
    own.unlink()
    own.write_text("in the way")
    assert find_address() is None


def test_a_folder_of_somebody_else_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(tmp_path / "own")
    assert make_private(folder)
    stranger = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: stranger)
    assert not make_private(folder)


def test_a_name_that_no_socket_can_have_is_not_used(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far = runtime / ("x" * LONGEST_ADDRESS)
    far.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(far))
    assert find_address() == str(private_in(runtime.parent / "shared") / "-7")
    monkeypatch.setenv("TMPDIR", str(far))
    assert find_address() is None
