"""Every date that the EDTF subset can say, for property tests."""

from datetime import date, timedelta

from hypothesis import strategies as st

from briefbook.values.edtf import EdtfError, parse_edtf

PARTS = (*range(1, 13), *range(21, 25), *range(33, 37), 40, 41)
years = st.integers(1000, 9990)
days = st.dates(date(1000, 1, 1), date(9990, 12, 31))
nearby = st.integers(0, 3000).map(lambda after: timedelta(days=after))
bare_points = st.one_of(
    days.map(date.isoformat),
    years.map(str),
    st.builds("{:04d}-{:02d}".format, years, st.sampled_from(PARTS)),
)
points = st.builds("{}{}".format, bare_points, st.sampled_from(["", "", "?", "~", "%"]))


def is_readable(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


day_ranges = st.builds(lambda day, after: f"{day}/{day + after}", days, nearby)
closed = st.one_of(day_ranges, st.tuples(points, points).map("/".join).filter(is_readable))
half_open = st.sampled_from(["{}/..", "{}/", "../{}", "/{}"]).flatmap(lambda form: points.map(form.format))
edtf_texts = st.one_of(points, closed, half_open, st.just(".."))
