"""How fast a book of 300 pages in three scripts is printed, beside Platypus and Typst on the same words in one run."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark

LEAST_RATIO_COLD, LEAST_RATIO_EDITED = 5, 15
WANTED_OF_TYPST = 4
HERE = Path(__file__).parent
PREPARE = f"""
import importlib.util, json, resource, sys, tempfile, time
from dataclasses import replace
from briefbook.book.block import Paragraph, Span
sys.path.insert(0, {str(HERE)!r})
spec = importlib.util.spec_from_file_location("long_book", {str(HERE / "long_book.py")!r})
long_book = importlib.util.module_from_spec(spec)
spec.loader.exec_module(long_book)
book = long_book.build_book()
def edit(book):
    part = book.parts[5]
    edited = replace(part, blocks=(*part.blocks[:3], Paragraph((Span("A new sentence."),)), *part.blocks[3:]))
    return replace(book, parts=(*book.parts[:5], edited, *book.parts[6:]))
def timed(call):
    before = time.process_time()
    pages = call()
    return pages, time.process_time() - before
def peak_mib():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
"""
OURS = (
    PREPARE
    + """
from briefbook.pdf.render import render_book
from briefbook.pdf.typesetter import Typesetter
typesetter = Typesetter()
pages, cold = timed(lambda: render_book(book, typesetter=typesetter).page_count)
peak = peak_mib()
book = edit(book)
pages, warm = timed(lambda: render_book(book, typesetter=typesetter).page_count)
print(json.dumps({"pages": pages, "cold": cold, "warm": warm, "peak": peak}))
"""
)
PLATYPUS = (
    PREPARE
    + """
pages, cold = timed(lambda: long_book.print_by_platypus(book))
print(json.dumps({"pages": pages, "cold": cold, "peak": peak_mib()}))
"""
)
TYPST = (
    PREPARE
    + """
from typst_book import TypstBook
with tempfile.TemporaryDirectory() as folder:
    typst = TypstBook(book, folder)
    pages, cold = timed(typst.print)
    typst.write(edit(book))
    pages, warm = timed(typst.print)
print(json.dumps({"pages": pages, "cold": cold, "warm": warm, "peak": peak_mib()}))
"""
)


def measure(program: str) -> dict[str, float]:
    """What one process measured of itself."""
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(outcome.stdout)
    return told


def test_printing_is_several_times_as_fast_as_platypus(tell: Callable[..., None]) -> None:
    ours, platypus = measure(OURS), measure(PLATYPUS)
    pages_per_s = {
        "ours, cold": ours["pages"] / ours["cold"],
        "ours, after an edit": ours["pages"] / ours["warm"],
        "Platypus, unshaped and untagged": platypus["pages"] / platypus["cold"],
    }
    assert ours["pages"] > 280
    floor = pages_per_s["Platypus, unshaped and untagged"]
    for name, least in (("ours, cold", LEAST_RATIO_COLD), ("ours, after an edit", LEAST_RATIO_EDITED)):
        speed = pages_per_s[name]
        tell(f"printing, {name}", f"{speed:.0f} pages/s", f"Platypus, unshaped {floor:.0f}", floor / speed, 1 / least)
    memory = ours["peak"] / platypus["peak"]
    tell("printing, memory", f"{ours['peak']:.0f} MiB", f"Platypus {platypus['peak']:.0f} MiB", memory, 1)
    assert pages_per_s["ours, cold"] >= LEAST_RATIO_COLD * floor
    assert pages_per_s["ours, after an edit"] >= LEAST_RATIO_EDITED * floor


def test_printing_is_faster_by_the_page_than_typst(tell: Callable[..., None]) -> None:
    ours, typst = measure(OURS), measure(TYPST)
    assert ours["pages"] > 280
    assert typst["pages"] > 250
    for when, moment in (("cold", "cold"), ("after an edit", "warm")):
        speed, beside = (each["pages"] / each[moment] for each in (ours, typst))
        tell(f"printing, {when}", f"{speed:.0f} pages/s", f"Typst {beside:.0f}", beside / speed, 1 / WANTED_OF_TYPST)
        assert speed > beside
