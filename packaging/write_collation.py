"""Write resources/collation/root.txt, the order of letters, out of Unicode's table of collation elements.

    python packaging/write_collation.py [/usr/share/unicode/allkeys.txt]

A line is what is weighed, a tab, and the weights of its three levels in hexadecimal, as many as the table gives it.
What has a compatibility decomposition is left out: names are taken apart before they are looked up. Han and Tangut are
in no table; the program gives them weights by their code.
"""

import re
import sys
import unicodedata
from pathlib import Path

SOURCE = Path("/usr/share/unicode/allkeys.txt")
TARGET = Path(__file__).parents[1] / "resources" / "collation" / "root.txt"
ELEMENT = re.compile(r"\[[.*]([0-9A-F]{4})\.([0-9A-F]{4})\.([0-9A-F]{4})\]")
HEAD = "Unicode {version}, allkeys.txt, by packaging/write_collation.py"


def list_lines(table: str) -> list[str]:
    """The lines of our table, in the order of Unicode's."""
    lines = []
    for row in table.splitlines():
        codes, _, weights = row.partition("#")[0].strip().partition(";")
        if "[" not in weights:
            continue
        key = "".join(chr(int(code, 16)) for code in codes.split())
        if unicodedata.normalize("NFKD", key) == key and key.isprintable():
            elements = [[f"{int(each, 16):x}" for each in element] for element in ELEMENT.findall(weights)]
            lines.append(f"{key}\t{' '.join('.'.join(each) for each in elements)}")
    return lines


def main() -> None:
    """Write the table, with where it is from in its first line."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    table = source.read_text(encoding="utf-8")
    version = re.search(r"^@version (\S+)", table, re.MULTILINE)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    head = HEAD.format(version=version[1] if version else "")
    TARGET.write_text("\n".join((head, *list_lines(table), "")), encoding="utf-8", newline="\n")
    print(f"{TARGET}: {TARGET.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
