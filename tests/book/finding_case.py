"""What the tests of the check before printing share: a case makes a finding, and puts it right again."""

from collections.abc import Callable
from typing import Any

from briefbook.book.finding import FindingKind, Severity
from briefbook.text.rich_text import RichText
from briefbook.values.place import Place

Desk = Any
Mend = Callable[[], object]
Made = tuple[Place, str, Mend]
Case = tuple[FindingKind, Severity, Callable[[Desk], Made]]

LAUNCH, SUMMIT = "Launch of the AI Dialogue", "Outcomes of the summit"
NOTHING, MARK = RichText(), "house:SAMPLE"
BLOCKS, WARNS, NOTES = Severity


def check_case(desk: Desk, case: Case) -> None:
    """A finding names its record and goes when it is put right."""
    kind, severity, make = case
    before = set(desk.check(kind))
    place, words, mend = make(desk)
    found = [each for each in desk.check(kind) if each not in before and each.place == place]
    assert found
    message = found[0].message
    assert words in message
    assert found[0].severity is severity
    assert message.endswith(".")
    assert message[0] == message[0].upper()
    mend()
    assert not [
        each for each in desk.check(kind) if each.place == place and each.severity is severity and each in found
    ]
