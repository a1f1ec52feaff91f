"""The fonts of a book: which face sets which script, role, weight and slope, and which one knows a stray character."""

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Self

from briefbook.errors import BriefbookError
from briefbook.pdf.face import Face
from briefbook.pdf.font_file import FontFile
from briefbook.pdf.font_folder import list_further_fonts
from briefbook.pdf.theme import Cut, FontRole
from briefbook.resources import resource_path


class FontError(BriefbookError):
    """A font that is listed cannot be used."""


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
                enlarged=float(each.get("enlarged", 1.0)),
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

    def __init__(self, files: Sequence[FontFile]) -> None:
        self._files = files
        # A further font may be called as a listed one is, and the key of a face has to be its own in every PDF.
        self._keys = {
            each.path: each.path.stem if each.scripts else f"Further{at}-{each.path.stem}"
            for at, each in enumerate(files)
        }
        self._faces: dict[Path, Face] = {}
        self._chosen: dict[tuple[str, Cut], Face | None] = {}
        self._strays: dict[tuple[str, Cut], Face | None] = {}

    @classmethod
    def shipped(cls, further: Sequence[FontFile] = ()) -> Self:
        """The fonts that ship with the program, then further ones for the characters that those lack."""
        return cls([*load_font_list(resource_path("fonts")), *further])

    def _open(self, file: FontFile) -> Face:
        if file.path not in self._faces:
            self._faces[file.path] = Face(self._keys[file.path], file.path, file.enlarged)
        return self._faces[file.path]

    def _find_open(self, file: FontFile) -> Face | None:
        """The face of a font, or None for a further one that has gone since it was listed."""
        return self._open(file) if file.scripts or file.path.is_file() else None

    def find_face(self, script: str, cut: Cut) -> Face | None:
        """The face nearest to a cut among those that serve a script; None when none does."""
        key = (script, cut)
        if key not in self._chosen:
            serving = [each for each in self._files if script in each.scripts]
            nearest = min(serving, key=lambda each: each.distance_from(cut), default=None)
            self._chosen[key] = self._open(nearest) if nearest else None
        return self._chosen[key]

    def get_latin(self, cut: Cut) -> Face:
        """The face of a cut for Latin text; FontError when the list has none."""
        face = self.find_face("Latn", cut)
        if face is None:
            raise FontError("No font for Latin text is listed.")
        return face

    def find_face_with(self, text: str, cut: Cut) -> Face | None:
        """Any face that has all of a text: a listed one before a further one, then the nearest to the cut."""
        key = (text, cut)
        if key not in self._strays:
            files = sorted(self._files, key=lambda each: (not each.scripts, *each.distance_from(cut)))
            faces = ((each, self._find_open(each)) for each in files)
            knowing = ((file, face) for file, face in faces if face and face.has_all(text))
            # What ships is sound, which takes long to see for a font of all Chinese characters.
            self._strays[key] = next((face for file, face in knowing if file.scripts or face.is_sound), None)
        return self._strays[key]


@cache
def shipped_fonts() -> Fonts:
    """The fonts that ship with the program, opened once for the life of the process."""
    return Fonts.shipped()


def fonts_with(folder: Path | None) -> Fonts:
    """The shipped fonts and those of a folder as it is now; without a folder, or a font in it, the shipped ones."""
    further = list_further_fonts(folder) if folder else []
    return _gather_fonts(tuple(further)) if further else shipped_fonts()


@lru_cache(maxsize=4)
def _gather_fonts(further: tuple[FontFile, ...]) -> Fonts:
    return Fonts.shipped(further)
