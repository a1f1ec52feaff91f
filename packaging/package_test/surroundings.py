"""Trying the installed program where not all is as usual: languages, scale, a read-only home, Wayland."""

import time
from collections.abc import Callable
from pathlib import Path

from chroot import PERSON, Chroot
from installed import HOME, SAMPLE, click

LANGUAGES = ("hi_IN", "ja_JP", "ar_SA")
TITLE = "Sample visit.briefbook"
RUNTIME = "/run/user/person"


def prepare(debian: Chroot) -> str:
    """Make the languages and a folder for Wayland's socket."""
    debian.install("locales", "weston")
    for language in LANGUAGES:
        debian.run("localedef", "-i", language, "-f", "UTF-8", f"{language}.UTF-8")
    debian.run("install", "-d", "-m", "700", "-o", PERSON, RUNTIME)
    return ", ".join(LANGUAGES)


def speak(debian: Chroot, language: str, pictures: Path) -> str:
    """Open the sample in another language."""
    place = f"{language}.UTF-8"
    return click(debian, ("briefbook", SAMPLE), TITLE, pictures / f"{language}.png", LANG=place, LC_ALL=place)


def enlarge(debian: Chroot, pictures: Path) -> str:
    """Open the sample at twice the size."""
    return click(debian, ("briefbook", SAMPLE), TITLE, pictures / "scale-200.png", QT_SCALE_FACTOR="2")


def lock_home(debian: Chroot, pictures: Path) -> str:
    """Open the sample with a home that may not be written, the sample lying elsewhere."""
    debian.run("install", "-d", "-o", PERSON, "/srv/desk")
    debian.run("cp", SAMPLE, "/srv/desk/", user=PERSON)
    debian.run("chown", "root:root", HOME)
    debian.run("chmod", "555", HOME)
    try:
        seen = click(debian, ("briefbook", f"/srv/desk/{TITLE}"), TITLE, pictures / "read-only-home.png")
        debian.run("briefbook", "export", f"/srv/desk/{TITLE}", "-o", "/srv/desk/visit.pdf", user=PERSON)
    finally:
        debian.run("chmod", "755", HOME)
        debian.run("chown", f"{PERSON}:{PERSON}", HOME)
    return f"{seen}; printed"


def use_wayland(debian: Chroot, pictures: Path) -> str:
    """Open the sample on a Wayland compositor without a screen: its window is configured and gets a buffer."""
    environment = {"XDG_RUNTIME_DIR": RUNTIME, "WAYLAND_DISPLAY": "briefbook-test"}
    options = (
        "--backend=headless-backend.so",
        "--socket=briefbook-test",
        "--width=1600",
        "--height=1000",
        "--idle-time=0",
    )
    log = pictures / "wayland.log"
    try:
        debian.start("weston", *options, environment=environment, log=pictures / "weston.log")
        wait_for((debian.folder / RUNTIME[1:] / "briefbook-test").exists)
        debian.start("briefbook", SAMPLE, environment=environment | {"WAYLAND_DEBUG": "1"}, log=log)
        for words in (f'.set_title("{TITLE}', ".ack_configure(", ".attach(wl_buffer"):
            wait_for(lambda words=words: words in log.read_text(errors="replace"))
    finally:
        debian.stop_programs()
    return "title set, window configured, buffer shown"


def wait_for(is_so: Callable[[], bool], timeout_s: float = 20) -> None:
    """Wait until something is so; raises TimeoutError."""
    end = time.monotonic() + timeout_s
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("It did not come to pass.")
        time.sleep(0.1)
