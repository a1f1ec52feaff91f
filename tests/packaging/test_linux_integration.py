"""What a Linux desktop is told of the program agrees with the program, and the desktop's own tools accept it."""

import re
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from briefbook import __version__
from briefbook.__main__ import QUESTION_OF_OPTION
from briefbook.cli.parser import PROFILES, build_parser
from briefbook.cli.verb import VERBS
from briefbook.edits.library import create_library
from briefbook.store.sniff import APPLICATION_ID
from briefbook.ui.dialog.library_place import ENDING

ID = "org.briefbook.Briefbook"
COMPLETIONS = ("_briefbook", "briefbook.bash", "briefbook.fish")


@pytest.fixture(scope="session")
def linux(root: Path) -> Path:
    return root / "packaging" / "linux"


def run_tool(*command: str | Path) -> str:
    """What a tool of the system says; skips where it is not installed, fails where it complains."""
    if not shutil.which(str(command[0])):
        pytest.skip(f"{command[0]} is not installed")
    outcome = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout + outcome.stderr


def list_options(verb: str) -> set[str]:
    """The long options of a verb, as the parser has them."""
    help_words = build_parser()._subparsers._group_actions[0].choices[verb].format_help()  # type: ignore[union-attr,index]
    return set(re.findall(r"--[a-z-]+", help_words)) - {"--help"}


def test_the_desktop_file_is_valid_and_its_actions_are_options_of_the_program(linux: Path) -> None:
    path = linux / f"{ID}.desktop"
    assert run_tool("desktop-file-validate", path) == ""
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"^Exec=briefbook (--\S+)$", text, re.MULTILINE)) == set(QUESTION_OF_OPTION)
    assert "MimeType=application/vnd.briefbook;" in text


def test_the_metainfo_is_valid(linux: Path, load_script: Callable[[str], ModuleType], tmp_path: Path) -> None:
    words = {"@VERSION@": __version__, "@DATE@": "2026-01-16"}
    path = tmp_path / f"{ID}.metainfo.xml"
    path.write_text(load_script("linux/stage.py").fill_in(linux / path.name, words), encoding="utf-8")
    assert "Validation was successful" in run_tool("appstreamcli", "validate", "--no-net", path)


def test_a_library_is_recognised_by_its_content_alone(linux: Path, tmp_path: Path) -> None:
    text = (linux / f"{ID}.mime.xml").read_text(encoding="utf-8")
    assert f'value="0x{APPLICATION_ID:08X}"' in text
    assert f'pattern="*{ENDING}"' in text
    create_library(tmp_path / "Zenda.briefbook", "Zenda")
    content = (tmp_path / "Zenda.briefbook").read_bytes()
    (offset,) = re.findall(r'type="big32" offset="(\d+)"', text)
    assert struct.unpack_from(">I", content, int(offset)) == (APPLICATION_ID,)


def test_the_mime_database_accepts_the_type(linux: Path, tmp_path: Path) -> None:
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(linux / f"{ID}.mime.xml", packages / f"{ID}.xml")
    assert run_tool("update-mime-database", "-V", tmp_path / "mime").count("rror") == 0
    assert (tmp_path / "mime" / "application" / "vnd.briefbook.xml").is_file()


@pytest.mark.parametrize("name", COMPLETIONS)
def test_a_completion_knows_every_verb_and_every_option(linux: Path, name: str) -> None:
    text = (linux / "completion" / name).read_text(encoding="utf-8")
    flat = text.replace("-l ", "--")
    for verb in VERBS:
        assert re.search(rf"\b{verb}\b", text)
        assert {option for option in list_options(verb) if option not in flat} == set()
    assert {option for option in [*QUESTION_OF_OPTION, *PROFILES] if option not in flat} == set()


@pytest.mark.parametrize(("shell", "name"), list(zip(("zsh", "bash", "fish"), COMPLETIONS, strict=True)))
def test_a_completion_is_sound_in_its_shell(linux: Path, shell: str, name: str) -> None:
    assert run_tool(shell, "-n", linux / "completion" / name) == ""


def test_the_manual_page_names_every_verb_and_every_option(linux: Path) -> None:
    text = (linux / "briefbook.1").read_text(encoding="utf-8").replace("\\-", "-")
    wanted = {*VERBS, *QUESTION_OF_OPTION, *(option for verb in VERBS for option in list_options(verb))}
    assert {each for each in wanted if each not in text} == set()


def test_the_shell_completes_verbs_and_libraries(linux: Path, tmp_path: Path) -> None:
    (tmp_path / "Zenda visit.briefbook").touch()
    (tmp_path / "Zenda.txt").touch()
    script = f"""
        cd '{tmp_path}'; source '{linux}/completion/briefbook.bash' 2>/dev/null; compopt() {{ :; }}
        COMP_WORDS=(briefbook "$1" "$2"); COMP_CWORD=$3; _briefbook; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    complete = ("bash", "-c", script, "bash")
    assert run_tool(*complete, "ex", "", "1").split() == ["export"]
    assert run_tool(*complete, "info", "Zenda", "2").splitlines() == ["Zenda visit.briefbook"]
    assert run_tool(*complete, "info", "--j", "2").split() == ["--json"]
