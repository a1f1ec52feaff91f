"""Every edit changes the library, is one step to undo, and undo gives back what was."""

from collections.abc import Callable
from typing import Any

import pytest

from briefbook.edits import (
    book,
    brief,
    citation,
    clearance,
    commitment,
    entity,
    event,
    issue,
    library,
    marking,
    membership,
    mention,
    name,
    objective,
    participation,
    party,
    photo,
    point,
    programme,
    scheme_change,
    section,
)
from briefbook.session import Session
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import (
    BriefSection,
    CommitmentStatus,
    EntityKind,
    Likelihood,
    PartKind,
    Role,
    SectionKind,
    Side,
    Stance,
)
from briefbook.values.place import Place

PHOTO = photo.Photo("image/jpeg", b"\xff\xd8\xff\xe0 a photo")
SAMPLE = "house:SAMPLE"
WORDS = plain_text("Ruritania.")
POINT = Place("point", 1)
OBJECTIVE = Place("objective", 1)
Find = Callable[[str], int]

EDITS: dict[str, Callable[[Session, Find], object]] = {
    "Add Person": lambda s, find: entity.create_entity(s, EntityKind.PERSON, "Anna Ruritania"),
    "Add Visit": lambda s, find: entity.create_entity(s, EntityKind.VISIT, "Visit to Ruritania"),
    "Rename Entity": lambda s, find: entity.rename_entity(s, find("Japan"), "Ruritania"),
    "Describe Entity": lambda s, find: entity.describe_entity(s, find("Japan"), WORDS),
    "Mark Entity": lambda s, find: entity.mark_entity(s, find("Japan"), None),
    "Change Entity": lambda s, find: entity.change_entity(s, find("Japan"), iso_code="RU"),
    "Delete Entity": lambda s, find: entity.delete_entity(s, find("Japan")),
    "Add Name": lambda s, find: name.add_name(s, find("Japan"), "Nippon", lang="ja-Latn"),
    "Change Name": lambda s, find: name.change_name(s, 1, say="IN-dee-uh"),
    "Remove Name": lambda s, find: name.remove_name(s, 1),
    "Move Talking Points": lambda s, find: point.send_points(s, [1, 2], 3),
    "Move Name": lambda s, find: name.move_name(s, 1, 1),
    "Add Membership": lambda s, find: membership.add_membership(
        s, find("Narendra Modi"), organisation_id=find("Ministry of External Affairs")
    ),
    "Change Membership": lambda s, find: membership.change_membership(s, 1, from_edtf="2019-05"),
    "Remove Membership": lambda s, find: membership.remove_membership(s, 1),
    "Attest Membership": lambda s, find: membership.attest_membership(s, 1, "2026-01-15"),
    "Set Attested Days": lambda s, find: membership.set_attested_days(s, 1, ["2026-01-15"]),
    "Remove Attestation": lambda s, find: membership.remove_attestation(s, 1),
    "Set Photo": lambda s, find: photo.set_photo(s, find("Narendra Modi"), PHOTO),
    "Set Date": lambda s, find: event.set_visit_date(s, find("Visit of Foreign Minister Motegi"), "January 2026"),
    "Add Participant": lambda s, find: participation.add_participant(
        s, find("18th Strategic Dialogue"), find("Randhir Jaiswal"), side=Side.OURS
    ),
    "Change Participant": lambda s, find: participation.change_participant(s, 1, role=Role.NOTE_TAKER),
    "Move Participant": lambda s, find: participation.move_participant(s, 1, 1),
    "Remove Participant": lambda s, find: participation.remove_participant(s, 1),
    "Set Parties": lambda s, find: party.set_dialogue_parties(s, find("18th Strategic Dialogue"), [find("India")]),
    "Set Chairs": lambda s, find: party.set_mechanism_chairs(s, find("AI Dialogue"), [find("Foreign Secretary")]),
    "Set Places": lambda s, find: party.set_visit_places(s, find("Visit of Foreign Minister Motegi"), [find("Tokyo")]),
    "Change Wording": lambda s, find: commitment.change_commitment_wording(
        s, find("Launch the India–Japan AI Dialogue"), WORDS
    ),
    "Set Due Date": lambda s, find: commitment.set_due_date(s, find("Launch the India–Japan AI Dialogue"), "2026-05"),
    "Add Owner": lambda s, find: commitment.add_owner(s, find("Launch the India–Japan AI Dialogue"), find("India")),
    "Set Owners": lambda s, find: commitment.set_owners(s, find("Launch the India–Japan AI Dialogue"), [find("India")]),
    "Remove Owner": lambda s, find: commitment.remove_owner(s, 1),
    "Set Status": lambda s, find: commitment.set_status(
        s, find("Launch the India–Japan AI Dialogue"), CommitmentStatus.ONGOING, on_edtf="2026-02"
    ),
    "Cite Source": lambda s, find: citation.cite_source(s, POINT, find("Other public reports"), claim="A claim."),
    "Set Sources": lambda s, find: citation.set_sources(s, POINT, [find("Other public reports")]),
    "Change Citation": lambda s, find: citation.change_citation(s, 1, locator="paragraph 3"),
    "Remove Citation": lambda s, find: citation.uncite_source(s, 1),
    "Add Conflict": lambda s, find: citation.add_conflict(s, 1, 2, "They differ."),
    "Resolve Conflict": lambda s, find: citation.resolve_conflict(s, 2, "The first holds."),
    "Remove Conflict": lambda s, find: citation.remove_conflict(s, 2),
    "Add Brief": lambda s, find: brief.create_brief(s, find("Visit of Foreign Minister Motegi"), find("Trade")),
    "Rename Brief": lambda s, find: brief.rename_brief(s, 1, "The dialogue"),
    "Mark Brief": lambda s, find: brief.mark_brief(s, 1, "house:SAMPLE"),
    "Delete Brief": lambda s, find: brief.delete_brief(s, 1),
    "Add Issue": lambda s, find: issue.add_issue(s, 1, "Ruritania", after=1),
    "Rename Issue": lambda s, find: issue.rename_issue(s, 1, "Ruritania"),
    "Set Likelihood": lambda s, find: issue.set_likelihood(s, 1, Likelihood.UNLIKELY),
    "Mark Issue": lambda s, find: issue.mark_issue(s, 1, "house:SAMPLE"),
    "Move Issue": lambda s, find: issue.move_issue(s, 1, 2),
    "Delete Issue": lambda s, find: issue.delete_issue(s, 1),
    "Add Objective": lambda s, find: objective.add_objective(s, 1, Side.OURS, WORDS),
    "Change Objective": lambda s, find: objective.change_objective_text(s, 1, WORDS),
    "Mark Objective": lambda s, find: objective.mark_objective(s, 1, None),
    "Move Objective": lambda s, find: objective.move_objective(s, 1, 2),
    "Delete Objective": lambda s, find: objective.delete_objective(s, 1),
    "Change Text": lambda s, find: section.change_section(s, Place("brief", 1), SectionKind.BACKGROUND, WORDS),
    "Mark Text": lambda s, find: section.mark_section(s, Place("brief", 1), SectionKind.BACKGROUND, None),
    "Add Talking Point": lambda s, find: point.add_point(s, 1, Stance.AVOID, after=1),
    "Change Talking Point": lambda s, find: point.change_point_text(s, 1, WORDS),
    "Change Fallback": lambda s, find: point.change_point_fallback(s, 1, WORDS),
    "Set Stance": lambda s, find: point.set_stance(s, [1, 2], Stance.AVOID),
    "Move Talking Point": lambda s, find: point.move_point(s, 1, 3, 0),
    "Duplicate Talking Point": lambda s, find: point.duplicate_point(s, 1),
    "Delete Talking Points": lambda s, find: point.delete_points(s, [1, 3]),
    "Set Topics": lambda s, find: point.set_point_topics(s, 1, [find("Trade"), find("Artificial intelligence")]),
    "Send for Clearance": lambda s, find: clearance.send_for_clearance(s, [POINT], office="Desk"),
    "Clear": lambda s, find: clearance.clear_text(s, [POINT, Place("section", 1), OBJECTIVE], office="Desk"),
    "Return to Draft": lambda s, find: clearance.return_to_draft(s, [POINT]),
    "Add Programme Item": lambda s, find: programme.add_programme_item(
        s, find("Visit of Foreign Minister Motegi"), "A walk", after=1
    ),
    "Change Programme Item": lambda s, find: programme.change_programme_item(s, 1, start_time="9.30"),
    "Move Programme Item": lambda s, find: programme.move_programme_item(s, 1, 2),
    "Delete Programme Item": lambda s, find: programme.delete_programme_item(s, 1),
    "Add Book": lambda s, find: book.create_book(s, find("Visit of Foreign Minister Motegi"), "Press book"),
    "Change Book": lambda s, find: book.change_book(s, 1, duplex=False),
    "Set Budgets": lambda s, find: book.set_budgets(s, 1, {"objectives": 2}),
    "Delete Book": lambda s, find: book.delete_book(s, 1),
    "Leave Out Part": lambda s, find: book.set_part_included(s, 3, False),
    "Move Part": lambda s, find: book.move_part(s, 3, 5),
    "Add Part": lambda s, find: book.add_part(s, 1, PartKind.INDEX),
    "Mark All Alike": lambda s, find: marking.mark_alike(s, [POINT, Place("person", find("Narendra Modi"))], SAMPLE),
    "Leave Out of Book": lambda s, find: book.leave_out(s, 1, POINT),
    "Take Into Book": lambda s, find: book.take_in(s, 1, Place("issue", 1)),
    "Confirm Names": lambda s, find: book.confirm_names(s, 1, ["b", "a"]),
    "Set Sections": lambda s, find: book.set_sections(s, 6, [BriefSection.POINTS, BriefSection.FACTS]),
    "Dismiss Mention": lambda s, find: mention.dismiss_mention(s, 1, "Trade", find("Trade")),
    "Change Scheme": lambda s, find: scheme_change.change_scheme(s, "uk", {"SAMPLE": "OFFICIAL"}, {}),
    "Change Library": lambda s, find: library.change_library(s, office="Desk of Ruritania"),
}


def take_part(session: Session) -> None:
    """Make the first book as it was before books had an index."""
    with session.change("Prepare") as db:
        db.connection().exec_driver_sql("DELETE FROM book_part WHERE book_id = 1 AND kind = 'index'")


# What has to be done before an edit has anything to do.
PREPARATIONS: dict[str, Callable[[Session], None]] = {
    "Add Part": take_part,
    "Mark All Alike": lambda s: point.change_point(s, 1, marking=None),
    "Take Into Book": lambda s: book.leave_out(s, 1, Place("issue", 1)),
}


@pytest.mark.parametrize("label", EDITS)
def test_an_edit_is_one_step_that_undo_takes_back(
    label: str, session: Session, find_id: Find, dump: Callable[[], Any]
) -> None:
    PREPARATIONS.get(label, lambda s: None)(session)
    before = dump()
    EDITS[label](session, find_id)
    after = dump()
    assert after != before
    assert session.undo_label == label
    session.undo()
    assert dump() == before
    session.redo()
    assert dump() == after
