"""Records refuse what the file must not hold."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError
from sqlmodel import Session, SQLModel, create_engine, select

from briefbook.records import Clearance, Entity, Issue, Library, Name, ProgrammeItem, TalkingPoint
from briefbook.values.kind import ClearanceState, EntityKind, Likelihood, Stance


def test_an_unknown_or_missing_field_is_refused() -> None:
    with pytest.raises(TypeError, match=r"unknown \['tilte'\], missing \['title'\]"):
        Issue(brief_id=1, position=0, tilte="Standards")


def test_a_bad_value_is_refused_and_does_not_stay() -> None:
    point = TalkingPoint(issue_id=1, position=0)
    with pytest.raises(ValidationError):
        point.stance = "shout"  # type: ignore[assignment]
    assert point.stance is Stance.RAISE
    with pytest.raises(ValidationError):
        TalkingPoint(issue_id=1, position=-1)


@pytest.mark.parametrize("text", ["a\0b", "\0"])
def test_nul_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="NUL"):
        Name(entity_id=1, position=0, text=text)


@pytest.mark.parametrize("time", ["9:00", "24:00", "09:60", "noon"])
def test_a_time_is_hours_and_minutes(time: str) -> None:
    with pytest.raises(ValidationError):
        ProgrammeItem(visit_id=1, position=0, title="Talks", start_time=time)


def test_a_moment_needs_its_zone() -> None:
    with pytest.raises(ValidationError):
        Library(title="L", scheme_id=1, created_at=datetime(2026, 1, 1), changed_at=datetime(2026, 1, 1))


def test_choices_and_moments_stand_in_the_file_as_text() -> None:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    at = datetime(2026, 1, 16, 12, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    with Session(engine) as db:
        db.add(Issue(brief_id=1, position=0, title="Standards", likelihood=Likelihood.MIGHT))
        db.add(Clearance(point_id=1, state=ClearanceState.CLEARED, at=at, hash="0"))
        db.commit()
        assert db.connection().exec_driver_sql("SELECT likelihood FROM issue").scalar() == "might"
        assert db.connection().exec_driver_sql("SELECT at FROM clearance").scalar() == "2026-01-16T07:00:00Z"
    with Session(engine) as db:
        assert db.exec(select(Issue)).one().likelihood is Likelihood.MIGHT
        assert db.exec(select(Clearance)).one().at == at.astimezone(UTC)
    engine.dispose()


def test_records_are_equal_when_they_are_the_same() -> None:
    first, second = (Entity(uid="u", kind=EntityKind.TOPIC) for _ in range(2))
    assert first != second
    assert len({first, second, first}) == 2
