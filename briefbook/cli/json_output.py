"""JSON on the standard output."""

import json
import sys


def print_json(value: object) -> None:
    """Print a value as JSON, in ASCII alone where the output takes no other scripts."""
    plain = (sys.stdout.encoding or "").casefold().replace("-", "") != "utf8"
    print(json.dumps(value, ensure_ascii=plain, indent=2))
