"""The recipe by which nfpm packs a stage as a .deb or an .rpm; JSON, which nfpm reads as YAML."""

import json
from pathlib import Path
from typing import Any

from dependency import find_need

DESCRIPTION = """\
prepare a minister's visit offline and print the briefing book
Briefbook keeps the dialogues, the talking points and the people, offices,
mechanisms and commitments behind them in one file on your own computer, and
prints them as a briefing book: an accessible and archivable PDF.
.
It makes no network connection, ever."""
RECOMMENDED = ["desktop-file-utils", "hicolor-icon-theme", "shared-mime-info", "xdg-utils"]
ZSH = "/usr/share/zsh/{}/_briefbook"


def write_recipe(path: Path, root: Path, tree: Path, packager: str, version: str) -> None:
    """Write the recipe for one kind of package of a stage whose program is `tree`."""
    path.write_text(json.dumps(build_recipe(root, tree, packager, version), indent=1), encoding="utf-8")


def build_recipe(root: Path, tree: Path, packager: str, version: str) -> dict[str, Any]:
    """What nfpm is told: the two kinds differ in the names of what they need and in where zsh looks."""
    need = find_need(tree)
    is_deb = packager == "deb"
    recipe: dict[str, Any] = {
        "name": "briefbook",
        "arch": "amd64",
        "platform": "linux",
        "version": version,
        "version_schema": "semver",
        "section": "editors",
        "priority": "optional",
        "maintainer": "The Briefbook authors <authors@briefbook.invalid>",
        "vendor": "Briefbook",
        "description": DESCRIPTION if is_deb else DESCRIPTION.replace("\n.\n", "\n\n"),
        "license": "Apache-2.0",
        "depends": need.name_debian_packages() if is_deb else need.name_rpm_capabilities(),
        "recommends": [*RECOMMENDED, *(["libfile-mimeinfo-perl"] if is_deb else [])],
        "deb": {"compression": "zstd"},
        "rpm": {"compression": "zstd", "buildhost": "briefbook.invalid", "group": "Applications/Productivity"},
        "contents": list(list_contents(root, is_deb)),
    }
    return recipe


def list_contents(root: Path, is_deb: bool) -> list[dict[str, Any]]:
    """Every file and link of a stage by its place on the system, and the program's own folders."""
    contents: list[dict[str, Any]] = []
    for path in sorted(root.rglob("*")):
        place = "/" + str(path.relative_to(root))
        if place == ZSH.format("site-functions") and is_deb:
            place = ZSH.format("vendor-completions")
        if path.is_symlink():
            contents.append({"src": str(path.readlink()), "dst": place, "type": "symlink"})
        elif path.is_file():
            contents.append({"src": str(path), "dst": place})
        elif place.startswith(("/usr/lib/briefbook", "/usr/share/doc/briefbook")):
            contents.append({"dst": place, "type": "dir", "file_info": {"mode": 0o755}})
    return contents
