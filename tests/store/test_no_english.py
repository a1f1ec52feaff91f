"""The store says kinds, and one module says them in words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefbook.store

MODULES = sorted(Path(briefbook.store.__file__).parent.glob("*.py"))
# A literal in SQL with a capital and small letters, or with two words, and one that turns a kind into words.
ENGLISH = re.compile(r"'[A-Z][a-z]+|'[a-z]+ [a-z]+'|replace\(\w+, '_', ' '\)")


def iterate_sql(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "SELECT" in node.value:
            yield node.value


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_english_stands_in_sql(module: Path) -> None:
    assert [found for sql in iterate_sql(module.read_text("utf-8")) for found in ENGLISH.findall(sql)] == []
