"""The moment that every date in the packages is."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def find_epoch() -> int:
    """The moment of the commit in seconds since 1970; 0 outside a checkout."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "-C", ROOT, "log", "-1", "--format=%ct"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return int(answer or 0)
