"""Commitments: wording, owners, when they are due, and how far they have come."""

from collections.abc import Sequence

from briefbook.edits.date import check_edtf, read_date, set_due
from briefbook.edits.refusal import RefusedError, check_words
from briefbook.edits.row import add_row, get_row, list_rows, next_position
from briefbook.edits.text import dump_text
from briefbook.records import Commitment, CommitmentOwner, CommitmentStatusEntry, Entity
from briefbook.session import Session
from briefbook.text.rich_text import RichText
from briefbook.values.kind import CommitmentStatus, EntityKind, Side
from briefbook.values.place import Place

_OWNERS = {EntityKind.POST, EntityKind.ORGANISATION, EntityKind.COUNTRY, EntityKind.PERSON}


def change_commitment_wording(session: Session, commitment_id: int, wording: RichText) -> None:
    """Change what was agreed, as worded."""
    place = Place("entity", commitment_id, "wording")
    with session.change("Change Wording", place=place, join=f"entity:{commitment_id}:wording") as db:
        get_row(db, Commitment, commitment_id).wording = dump_text("wording", wording)


def set_due_date(session: Session, commitment_id: int, typed: str, *, edtf: str | None = None) -> None:
    """Say when a commitment is due; raises RefusedError when what was typed is not understood."""
    entry = read_date("due", typed, edtf=edtf)
    place = Place("entity", commitment_id, "due")
    with session.change("Set Due Date", place=place, join=f"entity:{commitment_id}:due") as db:
        set_due(get_row(db, Commitment, commitment_id), entry)


def add_owner(session: Session, commitment_id: int, owner_id: int, side: Side | None = None) -> int:
    """Let a post, an organisation, a country or a person owe the commitment; raises RefusedError for anything else."""
    with session.change("Add Owner", place=Place("entity", commitment_id, "owners")) as db:
        siblings = list_rows(db, CommitmentOwner, commitment_id=get_row(db, Commitment, commitment_id).id)
        if get_row(db, Entity, owner_id).kind not in _OWNERS:
            raise RefusedError("owner_id", "A commitment is owed by a post, an organisation, a country or a person.")
        position = next_position(siblings)
        owner = CommitmentOwner(commitment_id=commitment_id, owner_id=owner_id, side=side, position=position)
        return add_row(db, owner).id


def remove_owner(session: Session, owner_row_id: int) -> None:
    """Take an owner of a commitment away."""
    with session.read() as db:
        commitment_id = get_row(db, CommitmentOwner, owner_row_id).commitment_id
    with session.change("Remove Owner", place=Place("entity", commitment_id, "owners")) as db:
        db.delete(get_row(db, CommitmentOwner, owner_row_id))


def set_owners(session: Session, commitment_id: int, owner_ids: Sequence[int]) -> None:
    """Let exactly these owe a commitment; those that stay keep their side."""
    with session.change("Set Owners", place=Place("entity", commitment_id, "owners")) as db:
        owners = [(row.id, row.owner_id) for row in list_rows(db, CommitmentOwner, commitment_id=commitment_id)]
        for owner_row_id, owner_id in owners:
            if owner_id not in owner_ids:
                remove_owner(session, owner_row_id)
        known = {owner_id for _, owner_id in owners}
        for owner_id in dict.fromkeys(owner_ids):
            if owner_id not in known:
                add_owner(session, commitment_id, owner_id)


def set_status(
    session: Session, commitment_id: int, status: CommitmentStatus, *, on_edtf: str = "", note: str = ""
) -> int:
    """Add a step to the history of a commitment, which gives it its status; raises RefusedError for a bad date."""
    on, words = check_edtf("on_edtf", on_edtf), check_words("note", note)
    with session.change("Set Status", place=Place("entity", commitment_id, "status")) as db:
        steps = list_rows(db, CommitmentStatusEntry, commitment_id=get_row(db, Commitment, commitment_id).id)
        position = next_position(steps)
        step = CommitmentStatusEntry(
            commitment_id=commitment_id, position=position, status=status, on_edtf=on, note=words
        )
        return add_row(db, step).id
