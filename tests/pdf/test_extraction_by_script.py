"""What is printed in any script is read back as typed, by each of three readers as far as any program's files are.

MuPDF keeps the order of the content stream and looks at no ActualText, so that it reads right-to-left and Indic scripts
out of nobody's files; it and poppler are programs of their own, and are passed over where they are not installed.
"""

from collections.abc import Callable, Iterator

import pytest

from briefbook.pdf.render import render_book
from tests.pdf.script_lines import (
    ARABIC_MARKS,
    ARMENIAN,
    COMBINING,
    CYRILLIC,
    DEVANAGARI,
    ETHIOPIC,
    GEORGIAN,
    GREEK,
    JAPANESE,
    KOREAN,
    LATIN,
    MIXED,
    SCRIPTS,
    SIMPLIFIED,
    TRADITIONAL,
    ScriptLines,
)
from tests.pdf.script_page import (
    READERS,
    is_there,
    judge,
    letters_stand_in,
    nearest,
    script_book,
    stands_composed,
    stands_in,
    words_stand_in,
)

Judge = Callable[[str, str], bool]
# Where one glyph stands for one character, or for a ligature of some, MuPDF is exact too.
PLAIN = (LATIN, COMBINING, GREEK, CYRILLIC, ARMENIAN, GEORGIAN, ETHIOPIC, KOREAN, JAPANESE, SIMPLIFIED, TRADITIONAL)


def demand(reader: str, script: ScriptLines) -> Judge | None:
    """What a reader has to read of a script; None for nothing."""
    if reader == "mupdf":
        return stands_composed if script in PLAIN else None
    if script is ARABIC_MARKS:
        # A vowel mark stands where no letter ends: every reader makes a space or a line of that, in all files.
        return letters_stand_in
    return words_stand_in if script is MIXED else stands_in


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The page of each script as each reader reads it."""
    path = tmp_path_factory.mktemp("scripts") / "scripts.pdf"
    path.write_bytes(render_book(script_book()).pdf)
    return {reader: read(path) for reader, read in READERS.items() if is_there(reader)}


def cases() -> Iterator[object]:
    for at, script in enumerate(SCRIPTS):
        for reader in READERS:
            if demand(reader, script):
                yield pytest.param(reader, at, id=f"{script.name}-{reader}")


@pytest.mark.parametrize(("reader", "at"), list(cases()))
def test_a_script_is_read_as_typed(pages: dict[str, list[str]], reader: str, at: int) -> None:
    if reader not in pages:
        pytest.skip(f"{reader} is not installed")
    script, page = SCRIPTS[at], pages[reader][at]
    holds = demand(reader, script)
    assert holds
    wrong = {line: (judge(line, page), nearest(line, page)) for line in script.lines if not holds(line, page)}
    assert not wrong


def test_a_page_is_judged_by_what_stands_on_it() -> None:
    line = DEVANAGARI.paragraph
    assert judge(line, f"1 {line}\n") == "exact"
    assert judge(COMBINING.heading, "Zürich and Zenda") == "equivalent"
    assert judge("office fjord", "offi ce fjord") == "exact but for blanks"
    assert judge(MIXED.paragraph, "٪١٢٫٥ الاجتماع في ٣٠يونيو ٢٠٢٦بنسبة") == "whole words"
    assert judge("وزارة", "ةرازو") == "letters"
    assert judge("Zürich", "Zurich") == "lost"
