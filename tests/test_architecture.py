"""What no import contract can say: no network, no clock below printing, no file or function that nobody can read."""

import ast
import socket
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefbook

PACKAGE = Path(briefbook.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
NETWORK = (
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "socketserver",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "xmlrpc",
    "webbrowser",
    "PySide6.QtNetwork",
)
AMONG_PROCESSES = PACKAGE / "instance" / "claim.py"  # finds the running program by a socket in the file system
CLOCKLESS = ("values", "text", "book", "pdf")
UNDATED = {"uid.py"}  # it makes identities of new rows from the clock, and no book says when
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}
CLOCK_OWNERS = {"datetime", "date", "time"}


def imported_names(source: str) -> Iterator[str]:
    """Every module a source imports, wherever in it, `from a import b` as both `a` and `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in {
            "import_module",
            "__import__",
        }:
            yield from (
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def network_imports(source: str) -> list[str]:
    """The modules among a source's imports that can open a connection."""
    return [
        name for name in imported_names(source) if any(name == each or name.startswith(each + ".") for each in NETWORK)
    ]


def socket_uses(source: str) -> set[str]:
    """What a source takes from the module `socket`, a socket with its family: `socket(AF_UNIX)`."""
    uses = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "socket.socket":
            uses.add(f"socket({ast.unparse(node.args[0]).removeprefix('socket.') if node.args else ''})")
        elif isinstance(node, ast.ImportFrom) and node.module == "socket":
            uses.update(alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "socket":
            uses.add(node.attr)
    return uses


def clock_reads(source: str) -> list[int]:
    """The lines of a source on which the clock is read."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in CLOCK_OWNERS
    ]


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import http.server as web",
        "from urllib import request",
        "from PySide6 import QtNetwork",
        "def f():\n    from PySide6.QtNetwork import QTcpSocket",
        "import importlib\nimportlib.import_module('ssl')",
    ],
)
def test_the_network_gate_sees_every_way_in(source: str) -> None:
    assert network_imports(source)


def test_the_network_gate_lets_addresses_be_parsed() -> None:
    assert network_imports("from urllib.parse import urlsplit\nimport httpx_like_name") == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_can_open_a_connection(path: Path) -> None:
    found = network_imports(path.read_text(encoding="utf-8"))
    assert set(found) == ({"socket"} if path == AMONG_PROCESSES else set())


def test_the_one_module_with_a_socket_stays_on_this_machine() -> None:
    uses = socket_uses(AMONG_PROCESSES.read_text(encoding="utf-8"))
    assert uses == {"socket", "socket(AF_UNIX)", "AF_UNIX", "SOCK_STREAM"}


@pytest.mark.parametrize(
    ("source", "use"),
    [
        ("socket.socket(socket.AF_INET)", "socket(AF_INET)"),
        ("socket.socket()", "socket()"),
        ("socket.create_connection(('zenda', 80))", "create_connection"),
        ("from socket import create_server", "create_server"),
    ],
)
def test_the_socket_gate_sees_every_other_family(source: str, use: str) -> None:
    assert use in socket_uses(f"import socket\n{source}")


@pytest.mark.parametrize(
    ("family", "address"),
    [(socket.AF_INET, ("127.0.0.1", 9)), (socket.AF_INET6, ("::1", 9))],
    ids=["IPv4", "IPv6"],
)
def test_a_connection_is_refused_while_tests_run(
    family: socket.AddressFamily, address: tuple[object, ...], connections: list[str]
) -> None:
    for verb in ("connect", "bind"):
        try:
            channel = socket.socket(family)
        except OSError:
            pytest.skip("this system does not know the family")
        with channel, pytest.raises(ConnectionRefusedError):
            getattr(channel, verb)(address)
    assert len(connections) == 2
    connections.clear()


def test_names_are_not_looked_up_while_tests_run(connections: list[str]) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.getaddrinfo("localhost", 80)
    assert connections
    connections.clear()


def test_a_socket_in_the_file_system_is_the_one_exception(tmp_path: Path, connections: list[str]) -> None:
    with socket.socket(socket.AF_UNIX) as door, socket.socket(socket.AF_UNIX) as caller:
        door.bind(str(tmp_path / "door"))
        door.listen()
        caller.connect(str(tmp_path / "door"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as letter, pytest.raises(ConnectionRefusedError):
        letter.sendto(b"Zenda", str(tmp_path / "door"))
    assert len(connections) == 1
    connections.clear()


def test_the_clock_gate_sees_a_reading() -> None:
    assert clock_reads("import datetime as d\nfrom datetime import datetime\nwhen = datetime.now()") == [3]


@pytest.mark.parametrize("layer", CLOCKLESS)
def test_nothing_that_a_book_is_made_by_reads_the_clock(layer: str) -> None:
    modules = [path for path in (PACKAGE / layer).rglob("*.py") if path.name not in UNDATED]
    read = {path.name: clock_reads(path.read_text(encoding="utf-8")) for path in modules}
    assert {name: lines for name, lines in read.items() if lines} == {}


def test_no_sql_stands_above_store_edits_gathering_and_session() -> None:
    """What a window, a model or a verb wants to know is a read of `store` that has a name, and what it does an edit."""
    found = [
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if path.relative_to(PACKAGE).parts[0] not in {"store", "edits", "session", "records"}
        and "gathering" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"execute", "executemany", "executescript"}
    ]
    assert found == []


def test_the_lock_of_a_file_is_taken_by_its_look() -> None:
    """Below, where several reads have to agree with each other, it is held for all of them."""
    found = [
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if path.relative_to(PACKAGE).parts[0] in {"ui", "models", "cli"}
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.With)
        for item in node.items
        if isinstance(item.context_expr, ast.Attribute) and item.context_expr.attr == "lock"
    ]
    assert found == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "values").rglob("*.py")), ids=lambda path: path.stem)
def test_values_stand_on_the_standard_library(path: Path) -> None:
    roots = {name.partition(".")[0] for name in imported_names(path.read_text(encoding="utf-8"))}
    assert roots <= {*sys.stdlib_module_names, "briefbook"}


def test_files_stay_short() -> None:
    lengths = {path.relative_to(PACKAGE): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    written = sorted(length for length in lengths.values() if length > 5)
    assert {path: length for path, length in lengths.items() if length > 400} == {}
    assert statistics.quantiles(written, n=10)[-1] <= 280
    assert statistics.median(written) <= 120


def test_functions_stay_short() -> None:
    lengths = {
        f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert {name: length for name, length in lengths.items() if length > 60} == {}
    assert statistics.median(lengths.values()) <= 8


def test_a_class_has_a_dozen_public_methods_at_most() -> None:
    """Properties are facts, not methods; those that override Qt's are in camelCase: Qt chose their number."""
    counts = {
        f"{path.relative_to(PACKAGE)} {node.name}": sum(
            isinstance(each, ast.FunctionDef)
            and each.name.islower()
            and not each.name.startswith("_")
            and not any(isinstance(mark, ast.Name) and mark.id == "property" for mark in each.decorator_list)
            for each in node.body
        )
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert {name: count for name, count in counts.items() if count > 12} == {}
