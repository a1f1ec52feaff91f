#!/usr/bin/env python3
"""Write the program's tables of characters: `write_unicode_tables.py FOLDER_OF_THE_UCD [FOLDER_OF_MODULES]`.

The source is the Unicode Character Database as Unicode publishes it; Debian's `unicode-data` puts it into
/usr/share/unicode. Each table is one function here and one module there.
"""

import re
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

MODULES = Path(__file__).resolve().parent.parent / "briefbook" / "pdf" / "unicode"
LAST_CODE = 0x10FFFF
Rows = Iterable[tuple[int, int, str]]


class Database:
    """The files of a folder that holds the Unicode Character Database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def version(self) -> str:
        """The version of Unicode, such as 15.0.0, as the file of scripts says it."""
        first = (self.folder / "Scripts.txt").read_text("utf-8").partition("\n")[0]
        return re.fullmatch(r"# Scripts-([\d.]+)\.txt", first)[1]

    def lines(self, name: str) -> Iterator[list[str]]:
        """The fields of every line of a file that holds data."""
        for line in (self.folder / name).read_text("utf-8").splitlines():
            if data := line.partition("#")[0].strip():
                yield [field.strip() for field in data.split(";")]

    def rows(self, name: str) -> Iterator[tuple[int, int, str]]:
        """First code, last code and value of every line of a file `code[..code] ; value`."""
        for codes, value, *_ in self.lines(name):
            first, _, last = codes.partition("..")
            yield int(first, 16), int(last or first, 16), value

    def missing_rows(self, name: str) -> Iterator[tuple[int, int, str]]:
        """First code, last code and value (a long name) for characters that a file does not list."""
        for line in (self.folder / name).read_text("utf-8").splitlines():
            if found := re.fullmatch(r"# @missing: ([0-9A-F]+)\.\.([0-9A-F]+); (\w+)", line):
                yield int(found[1], 16), int(found[2], 16), found[3]

    def short_names(self, property_name: str) -> dict[str, str]:
        """The short name of every value of a property by its long one: Latin is Latn."""
        return {
            each[2]: each[1] for each in self.lines("PropertyValueAliases.txt") if each[0] == property_name
        }  # fmt: skip


def module_text(database: Database, files: str, about: str, body: str) -> str:
    """A module: what it holds, its origin, and its assignments."""
    origin = (
        f"Written by packaging/write_unicode_tables.py from {files} of the Unicode Character Database "
        f"{database.version}; see NOTICE. Not to be edited."
    )
    return f'"""{about}\n\n{textwrap.fill(origin, 118)}\n"""\n\n{body}'


def packed(name: str, values: Iterable[str]) -> str:
    """The assignment of a tuple, as many values on a line as it holds."""
    lines = textwrap.fill(", ".join(value.replace(" ", "\N{NO-BREAK SPACE}") for value in values), 115)
    return f"{name} = (\n{textwrap.indent(lines, '    ')},\n)  # fmt: skip\n".replace("\N{NO-BREAK SPACE}", " ")


def packed_mapping(name: str, mapping: dict[str, str]) -> str:
    """The assignment of a mapping between characters, as code points."""
    pairs = (f"0x{ord(key):X}: 0x{ord(value):X}" for key, value in sorted(mapping.items()))
    lines = textwrap.fill(", ".join(pair.replace(" ", "\N{NO-BREAK SPACE}") for pair in pairs), 115)
    return f"{name} = {{\n{textwrap.indent(lines, '    ')},\n}}  # fmt: skip\n".replace("\N{NO-BREAK SPACE}", " ")


def packed_words(name: str, words: Iterable[str]) -> str:
    """The assignment of a list of words, which take the least room as one string."""
    lines = textwrap.wrap(" ".join(words), 112, break_on_hyphens=False)
    return f"{name} = (\n" + "".join(f'    "{line} "\n' for line in lines) + ").split()  # fmt: skip\n"


def property_body(rows: Rows, default: str) -> str:
    """The body for a property that every character has: STARTS, and VALUES that hold from each start to the next.

    Read as `VALUES[bisect_right(STARTS, code) - 1]`.
    """
    pairs = [(0, default)]
    following = 0
    for first, last, value in sorted(rows):
        if first > following:
            pairs.append((following, default))
        pairs.append((first, value))
        following = last + 1
    if following <= LAST_CODE:
        pairs.append((following, default))
    merged = [next(group) for _, group in groupby(sorted(dict(pairs).items()), key=lambda pair: pair[1])]
    starts = packed("STARTS", (f"0x{start:X}" for start, _ in merged))
    return starts + packed_words("VALUES", (value for _, value in merged))


def set_body(rows: Rows) -> str:
    """The body for a set of characters: RANGES of first and last code."""
    merged: list[list[int]] = []
    for first, last, _ in sorted(rows):
        if merged and merged[-1][1] + 1 >= first:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return packed("RANGES", (f"(0x{first:X}, 0x{last:X})" for first, last in merged))


def script_table(database: Database) -> str:
    """Scripts as ISO 15924 codes: Zyyy for what any script uses, Zinh for what follows its base, Zzzz for none."""
    codes = database.short_names("sc")
    rows = ((first, last, codes[value]) for first, last, value in database.rows("Scripts.txt"))
    about = "The script of every character as its ISO 15924 code: VALUES holds from each of STARTS to the next."
    return module_text(database, "Scripts.txt", about, property_body(rows, "Zzzz"))


def default_ignorable_table(database: Database) -> str:
    """The characters that show nothing where a font does not know them."""
    rows = (row for row in database.rows("DerivedCoreProperties.txt") if row[2] == "Default_Ignorable_Code_Point")
    about = (
        "The characters without a shape of their own (Default_Ignorable_Code_Point): first and last code of each range."
    )
    return module_text(database, "DerivedCoreProperties.txt", about, set_body(rows))


def emoji_table(database: Database) -> str:
    """Emoji: shown as pictures by default, as signs by default, and the tones of skin that follow one."""
    kinds: dict[int, str] = {}
    # A later property is the closer one: every picture is a sign too.
    properties = {"Extended_Pictographic": "sign", "Emoji_Presentation": "picture", "Emoji_Modifier": "tone"}
    for name, kind in properties.items():
        for first, last, value in database.rows("emoji/emoji-data.txt"):
            if value == name:
                kinds.update(dict.fromkeys(range(first, last + 1), kind))
    rows = ((code, code, kind) for code, kind in kinds.items())
    about = "Emoji: `picture` or `sign` as it looks by default, `tone` of skin, else `no`; VALUES as STARTS say."
    return module_text(database, "emoji/emoji-data.txt", about, property_body(rows, "no"))


def direction_table(database: Database) -> str:
    """The direction of characters, those that are not assigned yet among them."""
    file = "extracted/DerivedBidiClass.txt"
    classes = database.short_names("bc")
    values = ["L"] * (LAST_CODE + 1)
    rows = [(first, last, classes[value]) for first, last, value in database.missing_rows(file)]
    for first, last, value in [*rows, *database.rows(file)]:
        values[first : last + 1] = [value] * (last + 1 - first)
    about = "The direction of every character (Bidi_Class): VALUES holds from each of STARTS to the next."
    body = property_body(((code, code, value) for code, value in enumerate(values)), "L")
    return module_text(database, file, about, body)


def bracket_table(database: Database) -> str:
    """Brackets that form pairs, by what they are canonically: 〈 and U+2329 open alike."""
    opening, closing = {}, {}
    for code, other, kind in database.lines("BidiBrackets.txt"):
        character, pair = (unicodedata.normalize("NFD", chr(int(each, 16))) for each in (code, other))
        own = chr(int(code, 16))
        if kind == "o":
            opening[own] = pair
        else:
            closing[own] = character
    about = "Brackets: the canonical closing one of each OPENING one, and of each CLOSING one itself."
    body = packed_mapping("OPENING", opening) + packed_mapping("CLOSING", closing)
    return module_text(database, "BidiBrackets.txt", about, body)


def line_break_table(database: Database) -> str:
    """Line breaking classes, those that the program does not tell apart as one: all of Hangul is KO."""
    same = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS", "H2": "KO", "H3": "KO", "JL": "KO", "JV": "KO", "JT": "KO"}
    # What LineBreak.txt says of codes that it does not list.
    unlisted = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD),
                (0x20000, 0x2FFFD), (0x30000, 0x3FFFD))  # fmt: skip
    classes = {code: "ID" for first, last in unlisted for code in range(first, last + 1)}
    for first, last, value in database.rows("LineBreak.txt"):
        if value != "XX":
            classes.update(dict.fromkeys(range(first, last + 1), same.get(value, value)))
    rows = ((code, code, value) for code, value in classes.items())
    about = "The line breaking class of every character (UAX 14, strict: CJ is NS; KO is Hangul), VALUES as STARTS say."
    return module_text(database, "LineBreak.txt", about, property_body(rows, "AL"))


def grapheme_break_table(database: Database) -> str:
    """Classes of grapheme clusters, a letter each, as the expression in `grapheme` reads them; Hangul is reckoned."""
    letters = {
        "CR": "R", "LF": "N", "Control": "C", "Extend": "E", "ZWJ": "Z", "SpacingMark": "S", "Prepend": "P",
        "Regional_Indicator": "I", "L": "L", "V": "V", "T": "T",
    }  # fmt: skip
    breaks = database.rows("auxiliary/GraphemeBreakProperty.txt")
    rows = [(first, last, letters[value]) for first, last, value in breaks if value not in {"LV", "LVT"}]
    emoji = database.rows("emoji/emoji-data.txt")
    rows += [(first, last, "X") for first, last, value in emoji if value == "Extended_Pictographic"]
    about = (
        "What every character is in a cluster (UAX 29), VALUES as STARTS say.\n\n"
        "R, N and C are controls, E extends, Z is the joiner, S a spacing mark, P is prepended, I regional,\n"
        "X a picture, L, V and T are jamo, O is another."
    )
    files = "auxiliary/GraphemeBreakProperty.txt and emoji/emoji-data.txt"
    return module_text(database, files, about, property_body(rows, "O"))


TABLES: list[Callable[[Database], str]] = [
    script_table,
    default_ignorable_table,
    emoji_table,
    direction_table,
    bracket_table,
    line_break_table,
    grapheme_break_table,
]


def write_tables(source: Path, modules: Path) -> None:
    """Write every table as a module called like its function."""
    database = Database(source)
    for table in TABLES:
        (modules / f"{table.__name__}.py").write_text(table(database), "utf-8", newline="\n")


if __name__ == "__main__":
    write_tables(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODULES)
