"""A date as gathered."""

from dataclasses import dataclass
from datetime import date

from briefbook.values.edtf import Edtf


@dataclass(frozen=True, slots=True)
class DateContent:
    """A date as understood and in the words of its source; both empty when nothing is known."""

    edtf: Edtf | None = None
    words: str = ""

    @property
    def day(self) -> date | None:
        """The one day it is, if it is one."""
        if self.edtf is None or self.edtf.earliest != self.edtf.latest:
            return None
        return self.edtf.earliest

    @property
    def first_day(self) -> date | None:
        """The earliest day it can be."""
        return self.edtf.earliest if self.edtf else None

    @property
    def last_day(self) -> date | None:
        """The latest day it can be."""
        return self.edtf.latest if self.edtf else None


UNDATED = DateContent()
