"""The collector of cycles rests while a book is rendered, and afterwards works as before."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from briefbook.pdf.collector import gc_paused

SOME = 1000


class Knot:
    """A cycle that only the collector can undo."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize("frozen", [False, True])
def test_what_became_garbage_meanwhile_is_collected_later(frozen: bool) -> None:
    if frozen:
        gc.freeze()
    count = gc.get_freeze_count()
    with gc_paused():
        assert not gc.isenabled()
        gone = weakref.ref(Knot())
    assert gc.isenabled()
    # Of what is frozen some may be let go meanwhile, as by a thread of an earlier test.
    assert count - SOME <= gc.get_freeze_count() <= count
    gc.collect()
    assert gone() is None


def test_nothing_young_is_left_to_walk_through() -> None:
    with gc_paused():
        kept = [Knot() for _ in range(5000)]
    young = {id(each) for generation in (0, 1) for each in gc.get_objects(generation)}
    assert not young & {id(each) for each in kept}


def test_who_rests_already_goes_on_resting() -> None:
    gc.disable()
    with gc_paused():
        pass
    assert not gc.isenabled()


def test_it_works_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="ink"), gc_paused():
        raise ValueError("ink")
    assert gc.isenabled()
