"""What uses exactly these: rows that stay keep what is said in them, and all of it is one step."""

from collections.abc import Callable

from briefbook.edits.citation import change_citation, cite_source, set_sources
from briefbook.edits.commitment import add_owner, set_owners
from briefbook.edits.entity import create_entity
from briefbook.edits.membership import attest_membership, set_attested_days
from briefbook.session import Session
from briefbook.values.kind import EntityKind, Side
from briefbook.values.place import Place

POINT = Place("point", 1)
Find = Callable[[str], int]


def test_a_source_that_stays_keeps_where_it_says_so_and_one_cited_twice_goes_twice(
    session: Session, find_id: Find
) -> None:
    kept, connection = find_id("Other public reports"), session.file.connection
    gone, new = (create_entity(session, EntityKind.SOURCE, name) for name in ("Ruritania Gazette", "Zenda Courier"))
    set_sources(session, POINT, [])
    change_citation(session, cite_source(session, POINT, kept), locator="paragraph 3")
    cite_source(session, POINT, gone, locator="page 1")
    cite_source(session, POINT, gone, locator="page 2")
    set_sources(session, POINT, [new, kept])
    cited = "SELECT source_id, locator FROM citation WHERE point_id = 1 ORDER BY position"
    assert connection.execute(cited).fetchall() == [(kept, "paragraph 3"), (new, "")]
    assert session.undo_label == "Set Sources"
    session.undo()
    assert [source for source, _ in connection.execute(cited)] == [kept, gone, gone]


def test_an_owner_that_stays_keeps_its_side(session: Session, find_id: Find) -> None:
    commitment, india, japan = map(find_id, ("Launch the India–Japan AI Dialogue", "India", "Japan"))
    set_owners(session, commitment, [])
    add_owner(session, commitment, india, Side.OURS)
    set_owners(session, commitment, [japan, india])
    owed = "SELECT owner_id, side FROM commitment_owner WHERE commitment_id = ? ORDER BY position"
    assert session.file.connection.execute(owed, (commitment,)).fetchall() == [(india, "ours"), (japan, None)]
    set_owners(session, commitment, [japan])
    assert session.file.connection.execute(owed, (commitment,)).fetchall() == [(japan, None)]


def test_an_attested_day_that_stays_keeps_its_source(session: Session, find_id: Find) -> None:
    source = find_id("Other public reports")
    set_attested_days(session, 1, [])
    attest_membership(session, 1, "2026-01-15", source)
    set_attested_days(session, 1, ["2026-01-16", "2026-01-15"])
    known = "SELECT on_edtf, source_id FROM attestation WHERE membership_id = 1 ORDER BY id"
    assert session.file.connection.execute(known).fetchall() == [("2026-01-15", source), ("2026-01-16", None)]
