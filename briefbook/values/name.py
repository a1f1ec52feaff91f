"""Names of an entity, in several scripts and uses."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefbook.values.kind import NameKind


@dataclass(frozen=True, slots=True)
class Name:
    """One name; `lang` is a BCP 47 tag such as `ja-Hira`, `family` the part of the text that is the family name."""

    text: str
    lang: str = "en"
    kind: NameKind = NameKind.FULL
    family: str = ""
    sort_form: str = ""
    say: str = ""
    address: str = ""

    @property
    def reading(self) -> bool:
        """Whether it only spells another name out in kana."""
        return self.lang in {"ja-Hira", "ja-Kana"}

    @property
    def latin(self) -> bool:
        """Whether it stands in the script of the book."""
        return "-" not in self.lang or self.lang.endswith("-Latn")

    @property
    def sort_key(self) -> str:
        """What lists sort by: the sort form, else the family name first, else the text."""
        if self.sort_form:
            return self.sort_form.casefold()
        if self.family and self.family in self.text:
            return f"{self.family}, {self.text.replace(self.family, '').strip()}".casefold()
        return self.text.casefold()


def display_name(names: Sequence[Name]) -> str:
    """The name shown first, or nothing where there is none."""
    return names[0].text if names else ""


def short_name(names: Sequence[Name]) -> str:
    """The first short name in the book's script, else the name shown first."""
    return next((name.text for name in names if name.kind is NameKind.SHORT and name.latin), display_name(names))


def other_scripts(names: Sequence[Name]) -> tuple[Name, ...]:
    """The full names that are not in the book's script, readings after what they spell."""
    others = [name for name in names if not name.latin and name.kind is NameKind.FULL]
    return tuple(sorted(others, key=lambda name: name.reading))
