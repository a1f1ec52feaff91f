"""The history of a commitment, in plain SQL; reached by `LibraryFile.look`."""

from dataclasses import dataclass

from briefbook.store.schema import Connection
from briefbook.values.kind import CommitmentStatus


@dataclass(frozen=True, slots=True)
class StatusRead:
    """One step of a commitment."""

    key: int
    status: CommitmentStatus
    on_edtf: str
    note: str


def list_statuses(connection: Connection, commitment_id: int) -> list[StatusRead]:
    """The steps of a commitment in the order in which they came."""
    rows = connection.execute(
        "SELECT id, status, on_edtf, note FROM commitment_status WHERE commitment_id = ? ORDER BY position",
        (commitment_id,),
    )
    return [StatusRead(key, CommitmentStatus(status), on_edtf, note) for key, status, on_edtf, note in rows]
