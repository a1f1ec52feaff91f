"""What a start of the program asks for, as one line of JSON between two processes of the same person."""

import json
import os
from typing import NamedTuple

LONGEST_LINE = 65_536
MOST_PATHS = 64
LONGEST_TOKEN = 512
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
QUESTIONS = ("file.new", "file.sample")


class Launch(NamedTuple):
    """The absolute paths to open, the id of an action that asks a question, and the desktop's leave to come forward.

    Without paths and question the program only comes to the front.
    """

    paths: tuple[str, ...] = ()
    question: str = ""
    token: str = ""


def build_launch(*names: str, question: str = "") -> Launch:
    """What this process was started for."""
    token = next((os.environ[name] for name in TOKENS if os.environ.get(name)), "")
    return Launch(tuple(os.path.abspath(name) for name in names), question, token[:LONGEST_TOKEN])


def encode_launch(launch: Launch) -> bytes:
    """The line for a launch; a path that is no UTF-8 travels as Python's surrogates, which ASCII can carry."""
    return json.dumps(launch._asdict(), ensure_ascii=True).encode("ascii") + b"\n"


def decode_launch(line: bytes) -> Launch | None:
    """The launch of a line, or None for a line that no start of this program writes."""
    try:
        wish = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(wish, dict):
        return None
    paths, question, token = (wish.get(name) for name in Launch._fields)
    if not isinstance(paths, list) or len(paths) > MOST_PATHS or not all(map(_is_path, paths)):
        return None
    if question not in ("", *QUESTIONS):
        return None
    if not isinstance(token, str) or len(token) > LONGEST_TOKEN or not token.isprintable():
        return None
    return Launch(tuple(paths), question, token)


def _is_path(value: object) -> bool:
    if not isinstance(value, str) or "\0" in value or not os.path.isabs(value):
        return False
    try:
        os.fsencode(value)
    except UnicodeError:
        return False
    return True
