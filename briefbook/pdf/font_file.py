"""A font as it is listed: a file, and what it is of use for."""

from dataclasses import dataclass
from pathlib import Path

from briefbook.pdf.theme import Cut, FontRole


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file with the scripts (ISO 15924), role, weight and slope that it serves.

    One that serves no script is a further font, asked only for what the others lack. It is `enlarged` in running text
    where its letters look smaller than those of the Latin fonts.
    """

    path: Path
    role: FontRole
    scripts: tuple[str, ...]
    weight: int
    italic: bool
    enlarged: float = 1.0

    def distance_from(self, cut: Cut) -> tuple[bool, bool, int]:
        """How far it is from a cut: another role is worst, then another slope, then another weight."""
        return (self.role is not cut.role, self.italic != cut.italic, abs(self.weight - cut.weight))
