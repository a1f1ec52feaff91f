"""The facts under the title of a brief."""

import pytest

from briefbook.store.brief_read import SubjectFacts
from briefbook.ui.brief.brief_head import describe_when


@pytest.mark.parametrize(
    ("facts", "when"),
    [
        (SubjectFacts("2026-01-16"), "Friday 16 January 2026"),
        (SubjectFacts("2026-01-16?"), "Friday 16 January 2026 (uncertain)"),
        (SubjectFacts("2026-40", "in the first half of 2026"), "first half of 2026"),
        (SubjectFacts("", "earlier"), "earlier"),
    ],
)
def test_the_date_of_a_subject_keeps_its_doubt(facts: SubjectFacts, when: str) -> None:
    assert describe_when(facts) == when
