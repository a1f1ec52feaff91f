"""The style sheet of the window: one template in the shipped files, filled with a theme."""

from functools import cache
from string import Template

from briefbook.resources import resource_path
from briefbook.ui.look import theme as sizes
from briefbook.ui.look.theme import SANS_FAMILIES, SERIF_FAMILIES, Theme


@cache
def build_style_sheet(theme: Theme) -> str:
    """The style sheet for a theme."""
    template = Template(resource_path("themes", "window.qss").read_text(encoding="utf-8"))
    tokens = {name: str(value) for name, value in theme._asdict().items()}
    families = {"sans": _families(SANS_FAMILIES), "serif": _families(SERIF_FAMILIES)}
    return template.substitute(tokens, **_sizes(), **families, **_drawings(theme))


def _sizes() -> dict[str, str]:
    return {name.lower(): f"{value}px" for name, value in vars(sizes).items() if name.endswith("_PX")}


def _drawings(theme: Theme) -> dict[str, str]:
    suffix = "dark" if theme.dark else "light"
    return {name: resource_path("themes", f"{name}-{suffix}.svg").as_posix() for name in ("chevron", "tick")}


def _families(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
