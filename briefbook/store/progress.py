"""How work that takes long tells how far it is."""

from collections.abc import Callable
from typing import TypeAlias

# Hears how much is done, of how much in all; what it returns says whether to go on.
Progress: TypeAlias = Callable[[int, int], bool]
