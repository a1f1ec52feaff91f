"""What Qt's own tool finds to be translated."""

import functools
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import PySide6

import briefbook

PACKAGE = Path(briefbook.__file__).parent
LUPDATE = Path(PySide6.__file__).parent / "lupdate"
Message = tuple[str, str]


@functools.cache
def list_messages() -> frozenset[Message]:
    """Context and words of everything that a translator would be given."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "briefbook.ts"
        sources = [str(path) for path in sorted(PACKAGE.rglob("*.py"))]
        subprocess.run([str(LUPDATE), "-silent", *sources, "-ts", str(found)], check=True, capture_output=True)
        contexts = ElementTree.parse(found).getroot().iter("context")
        return frozenset(
            (context.findtext("name") or "", message.findtext("source") or "")
            for context in contexts
            for message in context.iter("message")
        )
