#!/usr/bin/env python3
"""Try the packages in `dist/` on a fresh minimal Debian: `make package-test`. Needs root, for the Debian in a folder.

Pictures, logs and the report go to `dist/package-test/`; what was downloaded is kept in `build/package-test/cache`.
"""

import importlib.util
import os
import sys
from pathlib import Path

import archive
import installed
import surroundings
from chroot import Chroot
from first_paint import measure_first_paint
from report import lines, say, step

from briefbook import __version__

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "dist"
WORK = ROOT / "build" / "package-test"
PICTURES = DIST / "package-test"
DEB = DIST / f"briefbook_{__version__}_amd64.deb"
RPM = DIST / f"briefbook-{__version__}.x86_64.rpm"
ARCHIVE = DIST / f"briefbook-{__version__}-linux-x86_64.tar.zst"
MOST_TIMES_EMPTY = 1.6
SAMPLE_TITLE = "Sample visit.briefbook"
QUESTIONS = {"--new": "New Library", "--sample": "Save the Sample As"}

faults: list[str] = []


def say_sizes() -> str:
    """The sizes of what is shipped, in units of 1,000,000 bytes."""
    tree = DIST / "briefbook"
    unpacked = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir())
    sizes = {"unpacked": unpacked} | {path.name: path.stat().st_size for path in (DEB, RPM, ARCHIVE)}
    return ", ".join(f"{name} {size / 1e6:.1f} MB" for name, size in sizes.items())


def validate(pdf: Path) -> str:
    """Whether a PDF is PDF/UA-1 and PDF/A-2a, by veraPDF."""
    spec = importlib.util.spec_from_file_location("verapdf", ROOT / "tests" / "verapdf.py")
    assert spec
    assert spec.loader
    verapdf = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(verapdf)
    for flavour in ("ua1", "2a"):
        if failures := verapdf.list_failures(pdf, flavour):
            raise AssertionError(f"{flavour}: {failures}")
    return f"{pdf.stat().st_size / 1000:.0f} kB, PDF/UA-1 and PDF/A-2a"


def time_start(debian: Chroot, *files: str) -> str:
    """The first paint of the installed program, beside an empty window; what is too slow is said at the end."""
    words = ("briefbook", *files)
    paint = measure_first_paint(lambda display: debian.build_command(words, installed.PERSON, {"DISPLAY": display}))
    times = f"{paint.program_ms:.0f} ms, an empty window {paint.empty_ms:.0f} ms, ratio {paint.ratio:.2f}"
    times += f"; everything there after {paint.complete_ms:.0f} ms"
    if paint.ratio > MOST_TIMES_EMPTY:
        faults.append(f"First paint: {times}; at most {MOST_TIMES_EMPTY} is allowed.")
    return times


def try_deb(debian: Chroot) -> None:
    """The .deb from its installation to its end."""
    open_by = {
        "gtk-launch": ("gtk-launch", installed.ID, installed.SAMPLE),
        "gio-open": ("gio", "open", installed.SAMPLE),
    }
    open_by |= {"xdg-open": ("xdg-open", installed.SAMPLE), "command": ("briefbook", installed.SAMPLE)}
    step("install the old version", installed.install_old, debian, installed.make_old_package(DEB, WORK))
    step("upgrade", installed.upgrade, debian, DEB, __version__)
    step("recognise the file", installed.recognise, debian)
    for name, words in open_by.items():
        step(name, installed.click, debian, words, SAMPLE_TITLE, PICTURES / f"{name}.png")
    for option, title in QUESTIONS.items():
        step(option, installed.click, debian, ("briefbook", option), title, PICTURES / f"menu{option[1:]}.png")
    step("print the book", lambda: validate(installed.print_book(debian)))
    step("prepare languages and Wayland", surroundings.prepare, debian)
    for language in surroundings.LANGUAGES:
        step(language, surroundings.speak, debian, language, PICTURES)
    step("200 %", surroundings.enlarge, debian, PICTURES)
    step("read-only home", surroundings.lock_home, debian, PICTURES)
    step("Wayland", surroundings.use_wayland, debian, PICTURES)
    step("first paint", time_start, debian)
    step("first paint with the sample", time_start, debian, installed.SAMPLE)
    step("remove", installed.remove, debian, "remove")
    debian.install(debian.bring(DEB))
    step("purge", installed.remove, debian, "purge")


def try_archive(debian: Chroot) -> None:
    """The archive on the same Debian, which still has the libraries and not the program."""
    step("install.sh", archive.install_archive, debian, ARCHIVE)
    step("its menu entry", archive.click_archive, debian, PICTURES)
    step("install.sh --uninstall", archive.uninstall_archive, debian)


def main() -> int:
    """Try everything; returns the exit status."""
    missing = [path.name for path in (DEB, RPM, ARCHIVE) if not path.is_file()]
    if missing or os.geteuid() != 0:
        print("Root is needed." if os.geteuid() else f"{', '.join(missing)} is missing: make package makes it.")
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    WORK.mkdir(parents=True, exist_ok=True)
    step("sizes", say_sizes)
    try:
        with Chroot(WORK / "debian", WORK / "cache") as debian:
            try_deb(debian)
            try_archive(debian)
        step(".rpm", archive.try_rpm, RPM, WORK)
    except (AssertionError, RuntimeError, TimeoutError) as error:
        faults.append(str(error))
    finally:
        for fault in faults:
            say(f"FAIL  {fault}")
        (PICTURES / "report.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
