"""What the sample's book may say."""

import pytest

from briefbook.book.content import Content
from briefbook.edits.sample import write_sample
from briefbook.printing.book_choice import get_book_id
from briefbook.printing.gathering.content import gather_content
from briefbook.store.file import LibraryFile


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Gathered once."""
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    with LibraryFile.open_read_only(path) as file:
        return gather_content(file, get_book_id(file))
