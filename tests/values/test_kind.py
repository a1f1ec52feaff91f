"""The closed vocabularies: what a file holds and what they say of themselves."""

import inspect
from enum import StrEnum

from briefbook.values import kind
from briefbook.values.kind import CommitmentStatus

VOCABULARIES = [each for _, each in inspect.getmembers(kind, inspect.isclass) if each.__module__ == kind.__name__]


def test_every_vocabulary_is_stored_by_words_that_tell_its_members_apart() -> None:
    assert VOCABULARIES
    for vocabulary in VOCABULARIES:
        assert issubclass(vocabulary, StrEnum)
        assert [vocabulary(str(member)) for member in vocabulary] == list(vocabulary)
        assert len(vocabulary.__members__) == len(vocabulary)


def test_what_was_agreed_is_open_until_it_is_done_or_given_up() -> None:
    closed = {status for status in CommitmentStatus if not status.open}
    assert closed == {"completed", "lapsed", "superseded", "declaratory"}
