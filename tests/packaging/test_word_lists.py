"""The lists of words by which lines break: read out of ICU's dictionaries, and refused from any other file."""

import gzip
import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

LISTS = ("thai", "lao", "khmer", "burmese")


@pytest.fixture(scope="module")
def script(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("write_word_lists.py")


def compiled(trie: bytes, first_code: int) -> bytes:
    """A dictionary as ICU compiles it: a header of 8 bytes, eight numbers, the trie."""
    numbers = struct.pack("<8i", 32, 0, 0, 32 + len(trie), 0, 0x1000000 | first_code, 0, 0)
    return struct.pack("<H6x", 8) + numbers + trie


def test_the_words_of_a_dictionary_are_read(script: ModuleType) -> None:
    # Two ways: `a` ends here; after `b` stands `c`, which may end, then `d`, or the joiner and `d`.
    trie = b"\x01a\x21b\x10c\x22\x01d\x21\xff\x10d\x21"
    assert list(script.Dictionary(compiled(trie, 0)).words()) == ["a", "bc", "bcd", "bc\u200dd"]


def test_more_than_five_ways_are_parted_by_their_middle(script: ModuleType) -> None:
    # After `d` stands how far behind the ways from it on those below it are; the last of three has a node of its own.
    upper, lower = b"d\x21e\x21f\x21", b"a\x21b\x21c\x21"
    trie = b"\x05d" + bytes([len(upper)]) + upper + lower
    assert sorted(script.Dictionary(compiled(trie, 0x0E00 - ord("a"))).words()) == [chr(0x0E00 + at) for at in range(6)]


@pytest.mark.parametrize("language", LISTS)
def test_every_list_is_sorted_and_has_a_word_on_each_line(root: Path, language: str) -> None:
    words = (
        gzip.decompress((root / "resources" / "words" / f"{language}.txt.gz").read_bytes()).decode("utf-8").split("\n")
    )
    assert words.pop() == ""
    assert words == sorted(set(words))
    assert all(words)


def test_any_other_file_is_refused(script: ModuleType, tmp_path: Path) -> None:
    thai = tmp_path / "words_th.txt"
    thai.write_text("คำ\n", "utf-8")
    with pytest.raises(SystemExit, match=r"words_th\.txt is not the file"):
        script.write_lists(thai, thai, tmp_path)


def test_the_same_words_give_the_same_bytes(script: ModuleType, tmp_path: Path) -> None:
    for name, words in (("a", ["ข", "ก"]), ("b", ["ก", "ข", "ก"])):
        script.write_words(tmp_path / name, words)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert gzip.decompress((tmp_path / "a").read_bytes()).decode() == "ก\nข\n"
