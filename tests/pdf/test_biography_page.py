"""Short biographies share a page; one that has no room for all of it begins a new one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.pdf.flow import Frame, Page
from briefbook.pdf.pagination import paginate
from briefbook.pdf.strip import Keep, Laid, Strip

FRAME = Frame(72.5, 460.0, 700.0)


def person(lines: int) -> list[Laid]:
    """A head of 100 points that holds on to the first of so many lines of 20."""
    head = Laid((Strip(100.0, (), keep=Keep.FIRM),), (), 32.5, 9.0, new_page=True)
    return [head, Laid(tuple(Strip(20.0, ()) for _ in range(lines)), (), 0.0, 7.5)]


def pages_of(pages: tuple[Page, ...], block: int) -> list[int]:
    return [at for at, page in enumerate(pages) for placed in page if placed.block == block]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8))
@settings(deadline=None)
def test_a_person_who_fits_a_page_is_never_parted_and_no_room_is_wasted(lengths: list[int]) -> None:
    pages = paginate([laid for lines in lengths for laid in person(lines)], FRAME)
    assert sum(len(page) for page in pages) == sum(lengths) + len(lengths)
    for at, lines in enumerate(lengths):
        head, text = pages_of(pages, 2 * at), pages_of(pages, 2 * at + 1)
        assert head[0] == text[0]
        if 100 + 9 + 20 * lines <= FRAME.height_pt:
            assert len({*head, *text}) == 1
        last = max(text)
        if at + 1 < len(lengths) and pages_of(pages, 2 * at + 2)[0] > last:
            lowest_pt = max(placed.y_pt + placed.strip.height_pt for placed in pages[last])
            following = 32.5 + 100 + 9 + 20 * lengths[at + 1]
            assert lowest_pt + following > FRAME.bottom_pt - 1


def test_three_short_ones_stand_on_one_page() -> None:
    assert len(paginate([laid for _ in range(3) for laid in person(4)], FRAME)) == 1
