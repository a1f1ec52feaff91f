"""Each verb does what it is documented to do, and leaves the library as it was."""

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from briefbook import __version__
from briefbook.cli.verb import VERBS
from briefbook.edits.book import create_book
from briefbook.edits.library import change_library, create_library
from briefbook.edits.point import change_point, change_point_text
from briefbook.session import Session
from briefbook.settings import Readers, Settings, save_settings
from briefbook.store.file import LibraryFile
from briefbook.store.sniff import SCHEMA_VERSION
from briefbook.text.rich_text import plain_text

Run = Callable[..., Any]
SAMPLE_BOOK = "Minister’s book"
NO_QT = """
import sys
from briefbook.__main__ import main
try:
    main(sys.argv[1:])
finally:
    assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
"""


def page_words(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def block(library: Path) -> int:
    """Take the marking from a talking point, which keeps the book from being printed."""
    session = Session(LibraryFile.open(library))
    change_point(session, 1, marking=None)
    session.close()
    return 1


def read_lengths(words: str) -> list[int]:
    """How long it takes to say the points of each brief, in seconds."""
    found = re.findall(r"\d+ points?, (?:(\d+) min)? ?(?:(\d+) s)?", words)
    return [60 * int(minutes or 0) + int(seconds or 0) for minutes, seconds in found]


def test_a_sample_is_written_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.briefbook"
    assert (run("sample", path).status, run("info", path).status) == (0, 0)
    before = path.read_bytes()
    again = run("sample", path)
    assert again.status != 0
    assert again.err == "“new.briefbook” exists already and was not written over.\n"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_info_tells_what_a_library_holds(run: Run, library: Path) -> None:
    told = json.loads(run("info", library, "--json").out)
    assert told["schema_version"] == SCHEMA_VERSION
    assert told["encrypted"] is False
    assert told["highest_marking"] == "SAMPLE"
    counts = told["counts"]
    assert (counts["person"], counts["dialogue"], counts["mechanism"], counts["brief"]) == (5, 7, 9, 6)
    lines = run("info", library).out.splitlines()
    assert lines[:3] == ["Sample library", f"Schema version {SCHEMA_VERSION}, not encrypted", "Highest marking: SAMPLE"]
    assert [line.split(maxsplit=1) for line in lines[3:]] == [
        [str(count), kind.replace("_", " ")] for kind, count in counts.items()
    ]


def test_an_empty_library_has_no_marking_and_no_book(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.briefbook"
    create_library(path, "Ruritania desk")
    assert json.loads(run("info", path, "--json").out)["highest_marking"] is None
    assert "Highest marking: none" in run("info", path).out
    assert run("export", path, "-o", tmp_path / "out.pdf").err == "“empty.briefbook” has no book yet.\n"
    assert not (tmp_path / "out.pdf").exists()


def test_a_book_is_printed_as_of_its_last_change_for_the_archive(run: Run, library: Path, tmp_path: Path) -> None:
    out = tmp_path / "book.pdf"
    before = library.read_bytes()
    assert run("export", library, "-o", out).status == 0
    assert library.read_bytes() == before
    assert "Draft, 16 January 2026, 18:30 IST" in page_words(out)
    with pikepdf.open(out) as pdf:
        assert str(pdf.open_metadata()["pdfaid:part"]) == "2"


def test_a_book_is_printed_with_the_fonts_and_at_the_pace_that_are_set(
    run: Run, library: Path, tmp_path: Path, write_font: Callable[..., Path]
) -> None:
    session = Session(LibraryFile.open(library))
    change_library(session, statement="ᎣᏏᏲ")
    session.close()
    (tmp_path / "fonts").mkdir()
    write_font(tmp_path / "fonts" / "Zenda.ttf", "ᎣᏏᏲ")
    before, after = tmp_path / "before.pdf", tmp_path / "after.pdf"
    assert "There is no font for Cherokee" in run("check", library).out
    run("export", library, "-o", before, "--accept-missing")
    save_settings(Settings(fonts_folder=str(tmp_path / "fonts"), spoken_words_per_minute=65))
    assert "no font" not in run("check", library).out
    run("export", library, "-o", after)
    assert "ᎣᏏᏲ" in page_words(after)
    assert "ᎣᏏᏲ" not in page_words(before)
    seconds, slow_seconds = read_lengths(page_words(before)), read_lengths(page_words(after))
    assert seconds
    assert all(abs(slow - 2 * quick) <= 5 for quick, slow in zip(seconds, slow_seconds, strict=True))


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is said by bits only there")
@pytest.mark.parametrize(("readers", "alone"), [(Readers.AUTOMATIC, False), (Readers.OWNER, True)])
def test_a_book_is_for_whom_the_settings_say(
    run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readers: Readers, alone: bool
) -> None:
    monkeypatch.setattr("briefbook.printing.readers.read_umask", lambda: 0o022)
    save_settings(Settings(exported_readers=readers))
    ended = run("export", library, "-o", tmp_path / "book.pdf")
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert stat.S_IMODE((tmp_path / "book.pdf").stat().st_mode) == (0o600 if alone else 0o644)


def test_a_plain_book_reads_the_same_and_promises_nothing(run: Run, library: Path, tmp_path: Path) -> None:
    archive, plain = tmp_path / "archive.pdf", tmp_path / "plain.pdf"
    run("export", library, "-o", archive, "--profile", "archive")
    run("export", library, "--profile", "plain", "--output", plain)
    assert page_words(archive) == page_words(plain)
    with pikepdf.open(plain) as pdf:
        assert "pdfaid:part" not in pdf.open_metadata()


@pytest.mark.parametrize(
    ("moment", "overdue"),
    [("2026-06-30T18:29:59Z", False), ("2026-07-01", True), ("2026-07-01T00:30:00+05:30", True)],
)
def test_the_moment_decides_what_is_overdue(
    run: Run, library: Path, tmp_path: Path, moment: str, overdue: bool
) -> None:
    assert run("export", library, "-o", tmp_path / "book.pdf", "--as-of", moment).status == 0
    assert ("overdue since 30 June 2026" in page_words(tmp_path / "book.pdf")) is overdue


@pytest.mark.parametrize("typed", [SAMPLE_BOOK, "minister's  Book"])
def test_a_book_is_named_as_a_keyboard_can(run: Run, library: Path, tmp_path: Path, typed: str) -> None:
    session = Session(LibraryFile.open(library))
    visit_id = session.file.connection.execute("SELECT id FROM visit").fetchone()[0]
    create_book(session, visit_id, "Delegation’s book")
    session.close()
    assert run("export", library, "-o", tmp_path / "book.pdf", "--book", typed).status == 0
    assert "Prepared for" in page_words(tmp_path / "book.pdf")
    assert run("export", library, "-o", tmp_path / "book.pdf", "--book", "delegation's book").status == 0
    assert "Prepared for" not in page_words(tmp_path / "book.pdf")


def test_check_lists_every_finding_with_its_record(run: Run, library: Path) -> None:
    outcome = run("check", library, "--json")
    findings = json.loads(outcome.out)
    assert outcome.status == 0
    assert {tuple(each) for each in findings} == {("severity", "kind", "id", "message")}
    assert {each["severity"] for each in findings} == {"warns", "notes"}
    assert {each["kind"] for each in findings} == {"objective", "point", "section", "post", "brief", "mechanism"}
    said = run("check", library, "--book", SAMPLE_BOOK).out.splitlines()
    assert said == [f"{each['severity']}: {each['message']}" for each in findings]


def test_check_ends_with_1_when_a_finding_blocks_and_then_nothing_is_printed(
    run: Run, library: Path, tmp_path: Path
) -> None:
    point = block(library)
    outcome = run("check", library, "--json")
    assert outcome.status == 1
    first = json.loads(outcome.out)[0]
    assert (first["severity"], first["kind"], first["id"]) == ("blocks", "point", point)
    assert [words.split()[:2] for words in first["words"]] == [["We", "welcome"]]
    refused = run("export", library, "-o", tmp_path / "book.pdf")
    assert refused.status == 2
    assert refused.err.startswith("The book was not printed: 1.1 “We welcome")
    assert refused.err.count("\n") == refused.err.count(". ") + 1 == 1
    assert not (tmp_path / "book.pdf").exists()


def test_what_no_font_has_is_printed_only_when_the_person_says_so(run: Run, library: Path, tmp_path: Path) -> None:
    session = Session(LibraryFile.open(library))
    change_point_text(session, 1, plain_text("We greet 𒀀𒀁 and 𒀂, and ᎣᏏᏲ."))
    session.close()
    out = tmp_path / "book.pdf"
    refused = run("export", library, "-o", out)
    assert (refused.status, refused.out, out.exists()) == (2, "", False)
    assert "There is no font for Cuneiform in" in refused.err
    assert "places, first “𒀀𒀁” in “We greet 𒀀𒀁 and 𒀂, and ᎣᏏᏲ.” (and 1 more)" in refused.err
    assert "With --accept-missing “?” is printed there." in refused.err
    checked = run("check", library, "--json")
    told = [each for each in json.loads(checked.out) if "no font" in each["message"]]
    assert checked.status == 1
    assert [each["severity"] for each in told] == ["blocks", "blocks"]
    assert [each["message"].split()[5] for each in told] == ["Cuneiform", "Cherokee"]
    assert [(each["kind"], each["id"]) for each in told] == [("point", 1)] * 2
    assert run("export", library, "-o", out, "--accept-missing").status == 0
    assert "We greet ?? and ?, and ???." in page_words(out)


def test_accepting_missing_glyphs_accepts_nothing_else(run: Run, library: Path, tmp_path: Path) -> None:
    block(library)
    refused = run("export", library, "-o", tmp_path / "book.pdf", "--accept-missing")
    assert (refused.status, (tmp_path / "book.pdf").exists()) == (2, False)


def test_search_finds_in_any_script(run: Run, library: Path) -> None:
    for words in (("critical", "minerals"), ("茂木",), ("जयशंकर",)):
        hits = json.loads(run("search", library, *words, "--json").out)
        assert hits
        assert {tuple(each) for each in hits} == {("kind", "id", "title", "snippet")}
        assert run("search", library, *words).out.startswith(f"{hits[0]['kind']} {hits[0]['id']}: {hits[0]['title']}")
    assert run("search", library, "zenda", "--json").out == "[]\n"
    assert run("search", library, "zenda").out == "Nothing found.\n"
    assert run("search", library, "Jaishankr").out == "Nothing found. Did you mean “jaishankar”?\n"
    assert run("search", library, "Jaishankr", "--json").out == "[]\n"


def test_the_guide_is_printed(run: Run, library: Path, tmp_path: Path) -> None:
    assert run("guide", tmp_path / "guide.pdf") == type(run("--version"))(0, "", "")
    words = page_words(tmp_path / "guide.pdf")
    assert "Your first book in five minutes" in words
    assert "not accredited" in words
    before = library.read_bytes()
    assert run("guide", library).err == "“visit.briefbook” is a library and was not written over.\n"
    assert library.read_bytes() == before


def test_help_names_every_verb_and_what_each_takes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run("--version").out == f"Briefbook {__version__}\n"
    whole = run("--help")
    assert whole.status == 0
    for verb in VERBS:
        assert f"\n    {verb} " in whole.out
        told = run(verb, "--help")
        assert told.status == 0
        assert told.out.startswith(f"usage: briefbook {verb} ")
        assert ("OUT.pdf" if verb == "guide" else "FILE") in told.out
        assert max(map(len, told.out.splitlines())) <= 80


@pytest.mark.parametrize("verb", [*VERBS, "--help"])
def test_no_verb_imports_qt(library: Path, tmp_path: Path, verb: str) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("Zenda, at noon", encoding="utf-8")
    new_file = ["-o", str(tmp_path / "new.briefbook")]
    by_file = ["--passphrase-file", str(passphrase)]
    rest = {"export": ["-o", str(tmp_path / "book.pdf")], "search": ["Modi"], "encrypt": by_file, "decrypt": by_file}
    rest |= {"rekey": [*by_file, "--new-passphrase-file", str(passphrase)], "recover": new_file}
    rest["restore"] = ["1", *new_file]
    new = {"sample": "new.briefbook", "guide": "guide.pdf"}
    path = str(tmp_path / new[verb]) if verb in new else str(library)
    words = [verb, *([path] if verb in VERBS else []), *rest.get(verb, [])]
    subprocess.run([sys.executable, "-c", NO_QT, *words], capture_output=True, check=True)
