"""Whether a library is still the file that was locked."""

from hashlib import sha256
from pathlib import Path

from briefbook.instance.handover import Seal

PAGE_BYTES = 4096


def seal_file(path: Path) -> Seal | None:
    """The seal of a closed library; None where it cannot be read.

    In its first page is SQLite's change counter; of an encrypted one the page is another after every COMMIT.
    """
    try:
        with path.open("rb") as stream:
            page = sha256(stream.read(PAGE_BYTES)).hexdigest()
            facts = path.stat()
    except OSError:
        return None
    return Seal(facts.st_dev, facts.st_ino, page)
