"""Who held a post on a day: certain, attested, unconfirmed or nobody."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.edtf import find_edtf, parse_edtf
from briefbook.values.holder import NOBODY, Certainty, Holder, Tenure, find_holder, grade_tenure, list_holders

CERTAIN, ATTESTED, UNCONFIRMED, NONE = Certainty
FLAVIA, RUDOLF = 1, 2
FIRST, LAST = date(2026, 1, 1), date(2026, 1, 20)
DAYS = [FIRST + timedelta(days=after) for after in range((LAST - FIRST).days + 1)]
days = st.sampled_from(DAYS)
exact = days.map(date.isoformat)
ends = st.one_of(st.just(""), st.just(".."), exact)


def tenure(person_id: int, from_: str = "", to: str = "", *attested: str) -> Tenure:
    return Tenure(person_id, find_edtf(from_), find_edtf(to), tuple(map(parse_edtf, attested)))


def is_orderly(one: Tenure) -> bool:
    """Whether it begins before it ends and is attested in between."""
    begin = (one.from_ and one.from_.earliest) or date.min
    end = (one.to and one.to.latest) or date.max
    return begin <= end and all(begin <= on.earliest <= end for on in one.attested if on.earliest)


tenures = st.builds(
    lambda person, from_, to, attested: tenure(person, from_, to, *attested),
    st.integers(1, 3),
    ends,
    ends,
    st.lists(exact, max_size=2),
).filter(is_orderly)
histories = st.lists(tenures, max_size=4)


@pytest.mark.parametrize(
    ("held", "day", "certainty"),
    [
        (tenure(1, "2020-01-01", "2026-01-16"), "2026-01-16", CERTAIN),
        (tenure(1, "2020-01-01", "2026-01-16"), "2020-01-01", CERTAIN),
        (tenure(1, "2020-01-01", "2026-01-16"), "2019-12-31", NONE),
        (tenure(1, "2020-01-01", "2026-01-16"), "2026-01-17", NONE),
        (tenure(1, "2020", ".."), "2026-01-16", CERTAIN),
        (tenure(1, "2020", ".."), "2020-06-01", UNCONFIRMED),
        (tenure(1, "2020", ".."), "2019-12-31", NONE),
        (tenure(1, "..", ".."), "2026-01-16", CERTAIN),
        (tenure(1, "2020", "2026-40"), "2025-12-31", CERTAIN),
        (tenure(1, "2020", "2026-40"), "2026-03-01", UNCONFIRMED),
        (tenure(1, "2020", "2026-40"), "2026-07-01", NONE),
        (tenure(1, "2020-01-01"), "2020-01-01", CERTAIN),
        (tenure(1, "2020-01-01"), "2020-01-02", UNCONFIRMED),
        (tenure(1, "", "2026-01-16"), "2026-01-16", CERTAIN),
        (tenure(1, "", "2026-01-16"), "2026-01-15", UNCONFIRMED),
        (tenure(1, "2020?", ".."), "2026-01-16", UNCONFIRMED),
        (tenure(1, "2020", "2026~"), "2025-01-01", UNCONFIRMED),
        (tenure(1), "2026-01-16", UNCONFIRMED),
        (tenure(1, "", "", "2026-01-16"), "2026-01-16", ATTESTED),
        (tenure(1, "", "", "2026-01-16"), "2026-01-17", UNCONFIRMED),
        (tenure(1, "", "", "2026-01"), "2026-01-16", UNCONFIRMED),
        (tenure(1, "", "", "2026-01-16?"), "2026-01-16", UNCONFIRMED),
        (tenure(1, "2020", "..", "2026-01-16"), "2026-01-16", CERTAIN),
    ],
)
def test_how_sure_one_tenure_is(held: Tenure, day: str, certainty: Certainty) -> None:
    assert grade_tenure(held, date.fromisoformat(day)) is certainty


@pytest.mark.parametrize(
    ("history", "day", "holder"),
    [
        # An unknown end does not reach across a successor who came and went …
        ([tenure(FLAVIA, "2015-01-01"), tenure(RUDOLF, "2018", "2020")], "2026-01-16", NOBODY),
        ([tenure(FLAVIA, "", "", "2015-01-01"), tenure(RUDOLF, "", "", "2020-01-01")], "2019-01-01", RUDOLF),
        # … but one who is known to hold it still has come back, and one who is known to have held it before had it.
        ([tenure(FLAVIA, "", ".."), tenure(RUDOLF, "2018", "2020")], "2026-01-16", FLAVIA),
        ([tenure(FLAVIA, "", "..", "2015-01-01"), tenure(RUDOLF, "2018", "2020")], "2026-01-16", FLAVIA),
        ([tenure(FLAVIA, ".."), tenure(RUDOLF, "2018", "2020")], "2015-01-01", FLAVIA),
        ([tenure(FLAVIA, "", "", "2015-01-01", "2026-02-01"), tenure(RUDOLF, "2018", "2020")], "2021-01-01", FLAVIA),
        # Of one of whom nothing is known beside another of whom something is, nothing is claimed.
        ([tenure(FLAVIA), tenure(RUDOLF, "2018", "2020")], "2026-01-16", NOBODY),
        ([tenure(FLAVIA)], "2026-01-16", FLAVIA),
    ],
)
def test_how_far_the_unknown_reaches(history: list[Tenure], day: str, holder: int | Holder) -> None:
    expected = holder if isinstance(holder, Holder) else Holder(holder, UNCONFIRMED)
    assert find_holder(history, date.fromisoformat(day)) == expected


@given(st.permutations([tenure(FLAVIA, "2020", "2026-01-16"), tenure(RUDOLF, "2026-01-16", "..")]))
def test_on_the_day_of_a_handover_the_new_holder_counts(history: list[Tenure]) -> None:
    assert find_holder(history, date(2026, 1, 15)) == Holder(FLAVIA, CERTAIN)
    assert find_holder(history, date(2026, 1, 16)) == Holder(RUDOLF, CERTAIN)


@pytest.mark.parametrize(
    ("history", "certainty"),
    [
        ([tenure(FLAVIA, "2020", ".."), tenure(RUDOLF, "2024", "..")], CERTAIN),
        ([tenure(FLAVIA, "2020", "2026-01-16"), tenure(RUDOLF, "2024", "..")], CERTAIN),
        ([tenure(FLAVIA, "", "", "2026-01-16"), tenure(RUDOLF, "", "", "2026-01-16")], ATTESTED),
        ([tenure(FLAVIA), tenure(RUDOLF)], UNCONFIRMED),
        ([tenure(FLAVIA, "", ".."), tenure(RUDOLF, "", "..")], UNCONFIRMED),
    ],
)
def test_two_who_are_equally_sure_both_hold_it(history: list[Tenure], certainty: Certainty) -> None:
    for told in (history, history[::-1]):
        found = list_holders(told, date(2026, 1, 16))
        assert sorted(each.person_id or 0 for each in found) == [FLAVIA, RUDOLF]
        assert {each.certainty for each in found} == {certainty}


@given(histories, days)
def test_whoever_is_sure_is_passed_over_for_a_successor_of_that_day_alone(history: list[Tenure], day: date) -> None:
    sure = {each.person_id for each in history if grade_tenure(each, day) in (CERTAIN, ATTESTED)}
    found = {each.person_id for each in list_holders(history, day)}
    left = {each.person_id for each in history if each.to and each.to.latest == day}
    assert found >= sure - left
    assert len(found) == len(list_holders(history, day))
    assert bool(found) >= bool(sure)


@given(histories, days)
def test_the_surest_tenure_is_never_passed_over(history: list[Tenure], day: date) -> None:
    holder = find_holder(history, day)
    grades = {(each.person_id, grade_tenure(each, day)) for each in history}
    best = min((grade for _, grade in grades), key=list(Certainty).index, default=NONE)
    if best in (CERTAIN, ATTESTED):
        assert holder.certainty is best
    else:
        assert holder.certainty in (best, NONE)
    assert holder == NOBODY or (holder.person_id, holder.certainty) in grades


@given(histories, days)
def test_the_unknown_never_reaches_across_another_who_is_sure(history: list[Tenure], day: date) -> None:
    """Day by day: from something known of a person to the day, nobody else is certain or attested."""

    def is_free(person_id: int, known: date) -> bool:
        between = [on for on in DAYS if min(known, day) <= on <= max(known, day)]
        others = [each for each in history if each.person_id != person_id]
        return not any(grade_tenure(each, on) in (CERTAIN, ATTESTED) for each in others for on in between)

    def reaches(one: Tenure) -> bool:
        said = [when.earliest for when in (one.from_, one.to, *one.attested) if when and when.earliest]
        said += [DAYS[0]] if one.from_ and one.from_.open else []
        said += [DAYS[-1]] if one.to and one.to.open else []
        if not said:
            return is_free(one.person_id, DAYS[0]) and is_free(one.person_id, DAYS[-1])
        return any(is_free(one.person_id, known) for known in said)

    holder = find_holder(history, day)
    if holder.certainty in (UNCONFIRMED, NONE):
        able = {one.person_id for one in history if grade_tenure(one, day) is UNCONFIRMED and reaches(one)}
        assert holder.person_id in able if holder.certainty is UNCONFIRMED else not able


@given(histories, days)
def test_how_sure_it_is_does_not_hang_on_the_order(history: list[Tenure], day: date) -> None:
    assert find_holder(history[::-1], day).certainty is find_holder(history, day).certainty


@given(histories, days)
def test_attesting_somebody_makes_a_day_no_less_sure(history: list[Tenure], day: date) -> None:
    before = find_holder(history, day)
    after = find_holder([*history, tenure(9, "", "", day.isoformat())], day)
    assert after.certainty is (CERTAIN if before.certainty is CERTAIN else ATTESTED)


def test_a_post_without_tenures_has_no_holder() -> None:
    assert find_holder([], date(2026, 1, 16)) == NOBODY
