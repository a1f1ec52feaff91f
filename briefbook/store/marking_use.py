"""What carries which marking anywhere in a library, in plain SQL; reached by `LibraryFile.look`."""

from collections import Counter
from dataclasses import dataclass

from briefbook.store.marked_column import Column, list_marking_columns, list_rich_columns
from briefbook.store.schema import Connection
from briefbook.values.marking import Marking, MarkingError, parse_marking

_OF_COLUMN = "SELECT {0.name}, count(*) FROM {0.table} WHERE {0.name} IS NOT NULL GROUP BY 1"
# Damaged texts have no paragraphs that could be told apart.
_OF_PARAGRAPHS = """
SELECT json_extract(iif(block.type = 'object', block.value, '{{}}'), '$.marking') AS of_paragraph, count(*)
    FROM {0.table},
    json_each(iif(instr({0.name}, '"marking":"') AND json_valid({0.name}), {0.name}, '{{}}'), '$.blocks') AS block
    WHERE typeof(of_paragraph) = 'text' GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class MarkingUse:
    """How many rows, or paragraphs in the texts of rows, of one table carry a marking in one column."""

    marking: Marking
    column: Column
    in_text: bool
    count: int

    @property
    def level(self) -> str:
        """The `scheme:LEVEL` of the marking."""
        return f"{self.marking.scheme}:{self.marking.level}"


def list_uses(connection: Connection) -> list[MarkingUse]:
    """Every marking that stands in a column or at a paragraph, but for words that are none."""
    sources = [(_OF_COLUMN, column, False) for column in list_marking_columns()]
    sources += [(_OF_PARAGRAPHS, column, True) for column in list_rich_columns()]
    uses = []
    for sql, column, in_text in sources:
        for words, count in connection.execute(sql.format(column)).fetchall():
            try:
                uses.append(MarkingUse(parse_marking(words), column, in_text, count))
            except MarkingError:
                continue
    return uses


def count_levels(connection: Connection) -> Counter[str]:
    """How often each `scheme:LEVEL` is carried."""
    counts: Counter[str] = Counter()
    for use in list_uses(connection):
        counts[use.level] += use.count
    return counts


def count_caveats(connection: Connection, scheme: str) -> Counter[str]:
    """How often each caveat of a scheme, or one that no scheme has, stands in a marking of that scheme."""
    others = {code for code, schemes in list_caveat_schemes(connection).items() if scheme not in schemes}
    counts: Counter[str] = Counter()
    for use in list_uses(connection):
        if use.marking.scheme == scheme:
            counts.update(dict.fromkeys(use.marking.caveats - others, use.count))
    return counts


def list_caveat_schemes(connection: Connection) -> dict[str, set[str]]:
    """Which schemes have a caveat of each code. A ceiling of one scheme may name those of others."""
    schemes: dict[str, set[str]] = {}
    rows = connection.execute(
        "SELECT scheme_caveat.code, scheme.code FROM scheme_caveat JOIN scheme ON scheme.id = scheme_id"
    )
    for caveat, scheme in rows:
        schemes.setdefault(caveat, set()).add(scheme)
    return schemes


def list_release_codes(connection: Connection) -> list[str]:
    """The codes in every release list, those that stand in most first."""
    counts: Counter[str] = Counter()
    for use in list_uses(connection):
        counts.update(dict.fromkeys(use.marking.releasable_to or (), use.count))
    return sorted(counts, key=lambda code: (-counts[code], code))
