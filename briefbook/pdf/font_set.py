"""The fonts of a book: which face sets which script, role, weight and slope, and which one knows a stray character."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from briefbook.errors import BriefbookError
from briefbook.pdf.face import Face
from briefbook.pdf.theme import Cut, FontRole
from briefbook.resources import resource_path


class FontError(BriefbookError):
    """A font that is listed cannot be used."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """One line of a list of fonts: for which scripts (ISO 15924), role, weight and slope a file serves."""

    path: Path
    role: FontRole
    scripts: tuple[str, ...]
    weight: int
    italic: bool


def load_font_list(folder: Path) -> list[FontFile]:
    """The fonts that `fonts.toml` of a folder lists; FontError when it or a file is missing or wrong."""
    try:
        listed = tomllib.loads((folder / "fonts.toml").read_text("utf-8"))["font"]
        files = [
            FontFile(
                path=folder / each["file"],
                role=FontRole(each["role"]),
                scripts=tuple(each["scripts"]),
                weight=int(each["weight"]),
                italic=each["style"] == "italic",
            )
            for each in listed
        ]
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise FontError(f"The list of fonts in “{folder}” cannot be read: {error}.") from error
    for each in files:
        if not each.path.is_file():
            raise FontError(f"The font “{each.path.name}” is missing from “{folder}”.")
    return files


class Fonts:
    """The faces of a list of fonts, opened when first needed; earlier ones in the list are preferred."""

    def __init__(self, files: list[FontFile]) -> None:
        self._files = files
        self._faces: dict[Path, Face] = {}
        self._chosen: dict[tuple[str, Cut], Face | None] = {}

    @classmethod
    def shipped(cls, *more: Path) -> Self:
        """The fonts that ship with the program, then those of further folders with a `fonts.toml`."""
        folders = (resource_path("fonts"), *more)
        return cls([each for folder in folders for each in load_font_list(folder)])

    def _open(self, file: FontFile) -> Face:
        if file.path not in self._faces:
            self._faces[file.path] = Face(file.path.stem, file.path)
        return self._faces[file.path]

    def find_face(self, script: str, cut: Cut) -> Face | None:
        """The face nearest to a cut among those that serve a script; None when none does."""
        key = (script, cut)
        if key not in self._chosen:
            serving = [each for each in self._files if script in each.scripts]
            nearest = min(serving, key=lambda each: _distance(each, cut), default=None)
            self._chosen[key] = self._open(nearest) if nearest else None
        return self._chosen[key]

    def get_latin(self, cut: Cut) -> Face:
        """The face of a cut for Latin text; FontError when the list has none."""
        face = self.find_face("Latn", cut)
        if face is None:
            raise FontError("No font for Latin text is listed.")
        return face

    def find_face_with(self, character: str, cut: Cut) -> Face | None:
        """Any face that has a glyph for a character, the nearest to the cut first."""
        for file in sorted(self._files, key=lambda each: _distance(each, cut)):
            face = self._open(file)
            if ord(character) in face.codes:
                return face
        return None


def _distance(file: FontFile, cut: Cut) -> tuple[bool, bool, int]:
    """How far a font is from a cut: another role is worst, then another slope, then another weight."""
    return (file.role is not cut.role, file.italic != cut.italic, abs(file.weight - cut.weight))


@cache
def shipped_fonts() -> Fonts:
    """The fonts that ship with the program, opened once for the life of the process."""
    return Fonts.shipped()
