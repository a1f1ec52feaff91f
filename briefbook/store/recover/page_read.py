"""Reading a plain file page by page: what its trees reach, and then the leaves that they no longer reach."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefbook.store.errors import SalvageCancelledError
from briefbook.store.progress import Progress
from briefbook.store.recover.finding import MOST_ID, Found, Rows
from briefbook.store.recover.layout import Layout, choose_layout, find_own_columns, is_uid_index
from briefbook.store.recover.page_file import INDEX_INNER, INDEX_LEAF, TABLE_INNER, TABLE_LEAF, PageFile
from briefbook.store.recover.record import Value, read_record
from briefbook.store.recover.shape import Claims, find_claims, fits_all

_VERSION_AT, _SCHEMA_COLUMNS = 60, 5
_EVERY = 200


@dataclass
class Catalogue:
    """What a file says of its own tables: their statements, and the first pages of tables and of indexes by uid."""

    statements: dict[str, str] = field(default_factory=dict)
    roots: dict[str, int] = field(default_factory=dict)
    keys: dict[str, list[int]] = field(default_factory=dict)
    sequence_root: int = 0


class PageReader:
    """Reads one file."""

    def __init__(self, content: bytes, name: str, progress: Progress | None = None) -> None:
        self._pages = PageFile(content)
        self._name = name
        self._progress = progress
        self._seen: set[int] = set()
        self._torn = False

    def read(self) -> Found:
        """All that can be read; raises SalvageCancelledError."""
        catalogue = self._read_catalogue()
        layout = choose_layout(self._pages.read_header(_VERSION_AT), catalogue.statements)
        found = Found(layout)
        torn = self._read_tables(layout, catalogue, found)
        if self._torn or torn:
            self._read_strays(found)
        for table in layout.tables:
            whole = self._read_keys(found, table, catalogue.keys.get(table) or [layout.key_roots.get(table, 0)])
            if table in torn and not whole:
                found.gaps.add(table)
        found.highest = self._read_sequence(catalogue.sequence_root or layout.sequence_root)
        found.close_gaps()
        return found

    def _read_catalogue(self) -> Catalogue:
        leaves = list(self._walk(1, TABLE_INNER, TABLE_LEAF))
        catalogue = Catalogue()
        if self._torn or not leaves:
            self._torn = True
            leaves += [page for page in range(1, self._pages.count + 1) if self._pages.get_kind(page) == TABLE_LEAF]
        for page in leaves:
            for _, values in self._read_leaf(page):
                if values and len(values) == _SCHEMA_COLUMNS:
                    self._enter(catalogue, values)
        if self._torn:
            self._seen.clear()
        return catalogue

    def _enter(self, catalogue: Catalogue, row: list[Value]) -> None:
        kind, name, table, root, sql = row
        if not (isinstance(name, str) and isinstance(table, str) and isinstance(root, int) and root > 1):
            return
        if kind == "table" and isinstance(sql, str) and sql.upper().startswith("CREATE TABLE"):
            if name == "sqlite_sequence":
                catalogue.sequence_root = root
            catalogue.statements.setdefault(name, sql)
            catalogue.roots.setdefault(name, root)
        elif kind == "index":
            keys = catalogue.keys.setdefault(table, [])
            keys.insert(0 if is_uid_index(name) else len(keys), root)

    def _read_tables(self, layout: Layout, catalogue: Catalogue, found: Found) -> set[str]:
        """Read the tables as their trees hold them; gives those of which a part was not reached."""
        torn = set()
        for table in layout.tables:
            own = self._torn
            self._torn = False
            known = catalogue.roots.get(table)
            names = find_own_columns(layout, table, catalogue.statements.get(table, layout.statements[table]))
            rows = found.rows.setdefault(table, {})
            for page in self._walk(known or layout.roots[table], TABLE_INNER, TABLE_LEAF):
                # Where a new file would have it is a guess, which the rows themselves have to bear out.
                if known or fits_all(layout.tables[table], list(self._read_leaf(page))):
                    self._take(found, table, rows, names, page)
                else:
                    self._seen.discard(page)
            if self._torn:
                torn.add(table)
            self._torn = own
        return torn

    def _take(self, found: Found, table: str, rows: Rows, names: tuple[str, ...], page: int) -> None:
        for rowid, values in self._read_leaf(page):
            if values is None or len(values) > len(names):
                self._torn = True
                found.named.setdefault(table, set()).add(rowid)
            else:
                rows.setdefault(rowid, name_values(names, values, rowid))

    def _read_strays(self, found: Found) -> None:
        """Read the leaves that no tree reaches, and give each to the table whose rows it must hold."""
        left = set(range(2, self._pages.count + 1)) - self._seen - self._pages.list_free()
        claims = Claims(found)
        for page in sorted(left):
            if self._pages.get_kind(page) != TABLE_LEAF:
                continue
            self._report()
            rows = [(rowid, values) for rowid, values in self._read_leaf(page) if values]
            table = find_claims(claims, rows)
            if table:
                names = tuple(column.name for column in found.layout.tables[table])
                for rowid, values in rows:
                    found.rows[table].setdefault(rowid, name_values(names, values, rowid))

    def _read_keys(self, found: Found, table: str, roots: list[int]) -> bool:
        """Note the ids that a table's indexes name, the one by uid or else others; whether one could be read."""
        named = found.named.setdefault(table, set())
        for root in roots:
            self._torn = False
            for page in self._walk(root, INDEX_INNER, INDEX_LEAF, inner_too=True):
                for payload in self._pages.read_keys(page):
                    values = read_record(payload)
                    if values and isinstance(values[-1], int):
                        named.add(values[-1])
            if not self._torn:
                return True
        return False

    def _read_sequence(self, root: int) -> dict[str, int]:
        rows = [values for page in self._walk(root, TABLE_INNER, TABLE_LEAF) for _, values in self._read_leaf(page)]
        pairs = [values for values in rows if values and len(values) == 2]
        return {
            name: seq for name, seq in pairs if isinstance(name, str) and isinstance(seq, int) and 0 < seq < MOST_ID
        }

    def _read_leaf(self, page: int) -> Iterator[tuple[int, list[Value] | None]]:
        for cell in self._pages.read_rows(page):
            yield cell.rowid, None if cell.payload is None else read_record(cell.payload)

    def _walk(self, root: int, inner: int, leaf: int, *, inner_too: bool = False) -> Iterator[int]:
        """The leaves of a tree; `_torn` says afterwards whether a part of it was not reached."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            kind = self._pages.get_kind(number)
            if kind not in (inner, leaf) or number in self._seen:
                self._torn = True
                continue
            self._seen.add(number)
            self._report()
            if kind == inner:
                waiting += reversed(self._pages.list_children(number))
            if kind == leaf or inner_too:
                yield number

    def _report(self) -> None:
        if self._progress and len(self._seen) % _EVERY == 0:
            done = min(len(self._seen), self._pages.count)
            if not self._progress(done, 2 * self._pages.count):
                raise SalvageCancelledError(self._name)


def name_values(names: tuple[str, ...], values: list[Value], rowid: int) -> dict[str, Value]:
    """The values of a row by column; its id is the row's number, which SQLite stores once."""
    return dict(zip(names, values, strict=False)) | {"id": rowid}
